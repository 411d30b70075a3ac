import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonOf, type Texts, valuesOf } from '../../src/core/compareKeys'
import type { Sort } from '../../src/core/adapter'
import { finish } from '../../src/core/finish'
import type { ApiKey } from '../../src/core/model'
import { allRows, orderRows } from '../../src/core/orderRows'
import { orderTexts } from '../../src/core/orderTexts'
import { sampleKeys } from '../../src/testing/sampleKeys'

const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'accent' })
const [SAMPLE] = sampleKeys(1) as [ApiKey]

const keysOf = (texts: readonly (string | null)[]): ApiKey[] =>
  texts.map((application, row) => ({ ...SAMPLE, id: `${(row * 7) % texts.length}-${row}`, application }))

/** By both ways. */
function ordered(texts: readonly (string | null)[], sort: readonly Sort[]) {
  const keys = keysOf(texts)
  const rows = allRows(keys.length)
  const values = finish(valuesOf(sort, keys, rows, 0, { until: Infinity }, COLLATOR))
  const comparison = comparisonOf(sort, keys, 0, COLLATOR, values)
  const { plain } = values[0] as Texts
  if (plain === null) throw new Error('English has a table')
  const sign = sort[0]?.direction === 'descending' ? -1 : 1
  return { byCodes: finish(orderTexts(rows, texts, plain, sign, comparison)), compared: finish(orderRows(rows, comparison)) }
}

const direction = fc.constantFrom('ascending' as const, 'descending' as const)
const text = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'a',
    'A',
    'Same text that is rather long',
    'Same text that is rather long 2',
    'same text that is rather',
  ),
  fc.stringMatching(/^(Billing|Ledger) (queue|index) [0-9]{1,4}$/),
  fc.string({ unit: 'grapheme-ascii', maxLength: 10 }),
  fc.constantFrom('é', 'Zoë', '名'),
)

describe('rows in the order of their texts', () => {
  it('are those, with their ties, that comparing each with each gives', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 120 }), direction, fc.boolean(), (texts, way, second) => {
        const sort: Sort[] = [{ key: 'application', direction: way }]
        if (second) sort.push({ key: 'createdAt', direction: 'descending' })
        const { byCodes, compared } = ordered(texts, sort)
        expect([...byCodes]).toEqual([...compared])
      }),
      { numRuns: 400 },
    )
  })

  it.each([199, 200, 201, 400])('are, where %i of them are not plain', (others) => {
    const texts = Array.from({ length: 600 }, (_, row) => (row < others ? `Ärger ${row % 50}` : `Ära ${row}`.replace('Ä', 'a')))
    const { byCodes, compared } = ordered(texts, [{ key: 'application', direction: 'descending' }])
    expect([...byCodes]).toEqual([...compared])
  })

  it('are, of more rows than a number has room for six codes beside', () => {
    const texts = Array.from({ length: 9000 }, (_, row) => `Key of the team ${(row * 7919) % 4001}`)
    const { byCodes, compared } = ordered(texts, [{ key: 'application', direction: 'ascending' }])
    expect(byCodes).toEqual(compared)
  })
})
