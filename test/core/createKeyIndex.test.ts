import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sort } from '../../src/core/adapter'
import { createKeyIndex } from '../../src/core/createKeyIndex'
import { finish } from '../../src/core/finish'
import type { KeyQuery } from '../../src/core/keyIndex'
import type { ApiKey } from '../../src/core/model'
import { anyFilter, anyKey, NOW } from './anyKeys'
import { naiveFacets, naiveSelect } from './naiveIndex'

const DAY = 86_400_000

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'accent' })

const anySort: fc.Arbitrary<Sort[]> = fc.array(
  fc.record({
    key: fc.constantFrom(
      'name',
      'kind',
      'endpoint',
      'application',
      'status',
      'createdBy',
      'createdAt',
      'lastUsedAt',
      'expiresAt',
      'rotationDueAt',
    ),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
  { maxLength: 3 },
)

const anySearch = fc.oneof(
  fc.constantFrom('', ' ', 'b', 'bi', 'bil', 'BILL', 'Σ', 'ς', '(', '%', '\\', '\0', 'a\0', '🔑', '1', 'sk_', 'wxyz', 'i̇', ' e '),
  fc.string({ unit: 'binary', maxLength: 2 }),
)

const anyQuery: fc.Arbitrary<KeyQuery> = fc.record({
  search: anySearch,
  filter: fc.oneof(fc.constant({}), anyFilter),
  sort: anySort,
})

const anyKeys = fc.uniqueArray(anyKey, { maxLength: 40, selector: ({ id }) => id })

const anyStep = fc.oneof(
  { weight: 4, arbitrary: anyQuery.map((query) => ({ do: 'ask', query }) as const) },
  fc.record({ do: fc.constant('type'), text: fc.constantFrom('b', 'i', 'l', 'a', '1', 'w') }),
  fc.constant({ do: 'turn' } as const),
  fc.record({ do: fc.constant('wait'), by: fc.oneof(fc.nat(30_000), fc.nat(20 * DAY), fc.integer({ min: -DAY, max: 0 })) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('change'), at: fc.nat(), fields: anyKey }) },
  fc.record({ do: fc.constant('remove'), at: fc.nat(), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('insert'), at: fc.nat(), keys: fc.array(anyKey, { maxLength: 5 }) }),
  fc.record({ do: fc.constant('append'), keys: fc.array(anyKey, { maxLength: 20 }) }),
  fc.record({ do: fc.constant('exchange'), at: fc.nat(), to: fc.nat(), key: anyKey }),
  fc.record({ do: fc.constant('move'), at: fc.nat(), to: fc.nat() }),
  fc.constant({ do: 'copy' } as const),
  fc.record({ do: fc.constant('replace'), keys: anyKeys }),
)

const unique = (keys: readonly ApiKey[]): ApiKey[] => [...new Map(keys.map((key) => [key.id, key])).values()]

describe('an index of keys', () => {
  it('answers as plain code does, whatever is asked, changed and waited for in between', () => {
    fc.assert(
      fc.property(anyKeys, anyQuery, fc.array(anyStep, { maxLength: 20 }), (keys, query, steps) => {
        const index = createKeyIndex({ collator })
        let list = keys
        let asked = query
        let now = NOW
        index.sync(list)
        for (const step of [{ do: 'ask', query } as const, ...steps]) {
          const at = 'at' in step ? step.at % (list.length + 1) : 0
          if (step.do === 'ask') asked = step.query
          if (step.do === 'type') asked = { ...asked, search: asked.search + step.text }
          if (step.do === 'turn')
            asked = {
              ...asked,
              sort: asked.sort.map(({ key, direction }) => ({
                key,
                direction: direction === 'ascending' ? 'descending' : 'ascending',
              })),
            }
          if (step.do === 'wait') now += step.by
          if (step.do === 'change') list = list.map((key, row) => (row === at ? { ...step.fields, id: key.id } : key))
          if (step.do === 'remove') list = list.toSpliced(at, step.count)
          if (step.do === 'insert') list = unique(list.toSpliced(at, 0, ...step.keys))
          if (step.do === 'exchange')
            list = unique(list.toSpliced(at, 1).toSpliced(step.to % (list.length + 1), 0, { ...step.key, id: `${step.key.id}+` }))
          if (step.do === 'append') list = unique([...list, ...step.keys])
          if (step.do === 'move' && list.length > 0) {
            const [moved] = list.slice(at % list.length) as [ApiKey]
            list = list.toSpliced(at % list.length, 1).toSpliced(step.to % list.length, 0, moved)
          }
          if (step.do === 'copy') list = structuredClone(list)
          if (step.do === 'replace') list = step.keys
          index.sync(list)
          expect(index.keys).toEqual(list)
          const rows = finish(index.select(asked, now))
          expect([...rows]).toEqual(naiveSelect(list, asked, now, collator))
          expect(finish(index.select(asked, now))).toBe(rows)
          expect(finish(index.facets(asked, now))).toEqual(naiveFacets(list, asked.search, asked.filter, now))
          for (const [row, { id }] of list.entries()) expect(index.rowOf(id)).toBe(row)
        }
      }),
      { numRuns: 400 },
    )
  })
})
