import fc from 'fast-check'
import type { Scope, ScopeCatalogue } from '../../src/core/scopes'

/** Twenty things with ten permissions each. */
export const manyScopes: ScopeCatalogue = {
  scopes: Array.from({ length: 20 }, (_, group) =>
    Array.from({ length: 10 }, (__, n): Scope => ({
      id: `g${group}:s${n}`,
      label: `Permission ${group}.${n}`,
      group: `Group ${group}`,
    })),
  ).flat(),
}

const names = fc.constantFrom('a:read', 'a:write', 'b:read', 'b:write', 'c', 'd', 'constructor')

/** Catalogues of any shape: cycles, pairs, implied ids that are not there, scopes that imply themselves. */
export const anyCatalogue = fc.record({
  scopes: fc.uniqueArray(
    fc
      .record({
        id: names,
        label: fc.constantFrom('A', 'B'),
        group: fc.constantFrom('One', 'Two'),
        implies: fc.array(names, { maxLength: 3 }),
        grantable: fc.boolean(),
      })
      .map((scope): Scope => {
        const level = /:(read|write)$/.exec(scope.id)?.[1] as Scope['level']
        return level === undefined ? scope : { ...scope, level }
      }),
    { selector: ({ id }) => id },
  ),
  presets: fc.uniqueArray(fc.record({ id: fc.constantFrom('p', 'q'), label: fc.constant('P'), scopes: fc.uniqueArray(names) }), {
    selector: ({ id }) => id,
  }),
})

export const anyIds = fc.uniqueArray(names)
