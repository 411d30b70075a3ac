import type { ScopeCatalogue } from 'keyrack/core'
import type { Translate } from '../words/wordsIn.ts'

/** What an issued key of the demo may be allowed to do, in the words of the user's language. */
export const scopesIn = (t: Translate): ScopeCatalogue => {
  const [invoices, customers] = [t('scopes.invoices'), t('scopes.customers')]
  return {
    scopes: [
      { id: 'invoices:read', label: t('scopes.readInvoices'), group: invoices, level: 'read', risk: 'low' },
      {
        id: 'invoices:write',
        label: t('scopes.writeInvoices'),
        group: invoices,
        level: 'write',
        implies: ['invoices:read'],
      },
      {
        id: 'refunds',
        label: t('scopes.refunds'),
        description: t('scopes.refundsText'),
        group: invoices,
        risk: 'high',
        riskNote: t('scopes.refundsRisk'),
      },
      { id: 'customers:read', label: t('scopes.readCustomers'), group: customers, level: 'read', risk: 'medium' },
      {
        id: 'customers:write',
        label: t('scopes.writeCustomers'),
        group: customers,
        level: 'write',
        implies: ['customers:read'],
      },
      { id: 'keys:admin', label: t('scopes.manageKeys'), group: t('scopes.administration'), risk: 'high', grantable: false },
    ],
    presets: [{ id: 'readOnly', label: t('scopes.readOnly'), scopes: ['invoices:read', 'customers:read'] }],
  }
}
