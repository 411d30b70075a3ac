import type { ScopeCatalogue } from '../../src/core/scopes'

/** Permissions of some invoicing service, for an adapter that has the method. */
export const catalogue: ScopeCatalogue = {
  scopes: [
    { id: 'invoices:read', label: 'Read invoices', group: 'Invoices', level: 'read', risk: 'low' },
    { id: 'invoices:write', label: 'Write invoices', group: 'Invoices', level: 'write', implies: ['invoices:read'] },
    { id: 'users:read', label: 'Read users', group: 'Users', level: 'read' },
    { id: 'users:admin', label: 'Administer users', group: 'Users', implies: ['users:read'], risk: 'high', grantable: false },
    { id: 'owner', label: 'Everything', implies: ['invoices:write', 'users:admin'] },
  ],
  presets: [{ id: 'reader', label: 'Read only', scopes: ['invoices:read', 'users:read'] }],
}
