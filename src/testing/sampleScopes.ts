import type { ScopeCatalogue } from '../core/scopes'

/** Permissions of a service that there is not, for stories, tests and pictures: those that the keys of `sampleKeys` have. */
export const sampleScopes: ScopeCatalogue = {
  scopes: [
    {
      id: 'invoices:read',
      label: 'Read invoices',
      description: 'Lists invoices and opens each of them.',
      group: 'Invoices',
      level: 'read',
      risk: 'low',
    },
    {
      id: 'invoices:write',
      label: 'Write invoices',
      description: 'Makes, changes and cancels invoices.',
      group: 'Invoices',
      level: 'write',
      implies: ['invoices:read'],
      risk: 'medium',
    },
    { id: 'customers:read', label: 'Read customers', group: 'Customers', level: 'read', risk: 'medium' },
    {
      id: 'customers:write',
      label: 'Write customers',
      group: 'Customers',
      level: 'write',
      implies: ['customers:read'],
      risk: 'high',
      riskNote: 'Whoever has such a key can overwrite every customer.',
    },
    { id: 'reports:read', label: 'Read reports', group: 'Reports', level: 'read', implies: ['invoices:read'] },
    {
      id: 'users:admin',
      label: 'Administer users',
      group: 'Users',
      level: 'write',
      risk: 'high',
      riskNote: 'Whoever has such a key can let others in, and keep you out.',
      grantable: false,
    },
    {
      id: 'everything',
      label: 'Everything',
      implies: ['invoices:write', 'customers:write', 'reports:read', 'users:admin'],
      risk: 'high',
    },
  ],
  presets: [
    { id: 'reader', label: 'Read only', scopes: ['invoices:read', 'customers:read', 'reports:read'] },
    { id: 'billing', label: 'Billing', scopes: ['invoices:write'] },
  ],
}
