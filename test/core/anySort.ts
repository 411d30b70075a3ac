import fc from 'fast-check'
import type { Sort } from '../../src/core/adapter'
import { SORT_KEYS } from '../../src/core/listQuery'

/** An order by one to ten keys, each once. */
export const anySort: fc.Arbitrary<readonly Sort[]> = fc
  .uniqueArray(fc.constantFrom(...SORT_KEYS), { minLength: 1 })
  .chain((keys) =>
    fc.tuple(...keys.map((key) => fc.record({ key: fc.constant(key), direction: fc.constantFrom('ascending', 'descending') }))),
  )
