import type { ScopeCatalogue } from 'keyrack/core'

/** What an issued key of the demo may be allowed to do. A real host writes the texts in the language of its user. */
export const scopes: ScopeCatalogue = {
  scopes: [
    { id: 'invoices:read', label: 'Read invoices', group: 'Invoices', level: 'read', risk: 'low' },
    { id: 'invoices:write', label: 'Write invoices', group: 'Invoices', level: 'write', implies: ['invoices:read'] },
    {
      id: 'refunds',
      label: 'Refund payments',
      description: 'Sends money back to customers.',
      group: 'Invoices',
      risk: 'high',
      riskNote: 'A leaked key can empty the account.',
    },
    { id: 'customers:read', label: 'Read customers', group: 'Customers', level: 'read', risk: 'medium' },
    { id: 'customers:write', label: 'Write customers', group: 'Customers', level: 'write', implies: ['customers:read'] },
    { id: 'keys:admin', label: 'Manage API keys', group: 'Administration', risk: 'high', grantable: false },
  ],
  presets: [{ id: 'readOnly', label: 'Read only', scopes: ['invoices:read', 'customers:read'] }],
}
