import type { Scope, ScopeCatalogue } from 'keyrack/core'

const crud = (id: string, label: string, group: string): Scope[] => [
  { id: `${id}:read`, label, group, level: 'read', risk: 'low' },
  { id: `${id}:write`, label, group, level: 'write', implies: [`${id}:read`] },
]

/** What a key of a small shop may be allowed to do. */
export const fewScopes: ScopeCatalogue = {
  scopes: [
    ...crud('invoices', 'Invoices', 'Billing'),
    ...crud('products', 'Products', 'Catalogue').map((scope) =>
      scope.level === 'write' ? { ...scope, risk: 'medium' as const } : scope,
    ),
    {
      id: 'refunds',
      label: 'Refund payments',
      description: 'Sends money back to customers.',
      group: 'Billing',
      risk: 'high',
      riskNote: 'A leaked key can empty the account.',
    },
    { id: 'webhooks', label: 'Receive events', group: 'Catalogue' },
  ],
}

/** The same for somebody who may not give everything away. */
export const beyondRole: ScopeCatalogue = {
  scopes: [
    ...fewScopes.scopes.map((scope) => (scope.id === 'refunds' ? { ...scope, grantable: false } : scope)),
    { id: 'owner', label: 'Everything', implies: ['invoices:write', 'products:write', 'refunds'], risk: 'high' },
  ],
}

export const withPresets: ScopeCatalogue = {
  ...fewScopes,
  presets: [
    { id: 'accounting', label: 'Accounting', scopes: ['invoices:write', 'refunds'] },
    { id: 'storefront', label: 'Storefront', scopes: ['products:read', 'webhooks'] },
  ],
}

const THINGS = ['Orders', 'Customers', 'Shipments', 'Discounts', 'Reports'] as const

/** 200 permissions in 20 groups. */
export const manyScopes: ScopeCatalogue = {
  scopes: Array.from({ length: 20 }, (_, n) => {
    const region = `Region ${n + 1}`
    const plain = (label: string): Scope => ({ id: `r${n}:${label.toLowerCase()}`, label: `${label} export`, group: region })
    return [
      ...THINGS.slice(0, 3).flatMap((thing) => crud(`r${n}:${thing.toLowerCase()}`, thing, region)),
      ...THINGS.slice(0, 4).map(plain),
    ]
  }).flat(),
}
