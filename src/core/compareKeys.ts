import type { Sort, SortKey } from './adapter'
import type { Clock } from './filterTests'
import type { Work } from './keyIndex'
import { type ApiKey, endOf, statusOf } from './model'
import { STATUS_ORDER } from './statusOrder'
import { statusUntil } from './statusUntil'

/** How two rows compare. */
export interface Comparison {
  /** By what they are sorted by; 0 where they tie. */
  readonly values: (a: number, b: number) => number
  /** Between those that tie. */
  readonly ids: (a: number, b: number) => number
  /** How many comparisons take about a millisecond. */
  readonly perSlice: number
}

type Values = (row: number) => number

const TEXTS: { readonly [Key in SortKey]?: (key: ApiKey) => string | null } = {
  name: (key) => key.name,
  endpoint: (key) => (key.kind === 'credential' ? key.endpoint : null),
  application: (key) => key.application,
  createdBy: (key) => key.createdBy,
}

/** NaN where a key has none. */
const numberOf = (key: ApiKey, by: SortKey, now: number): number => {
  if (by === 'kind') return key.kind === 'credential' ? 0 : 1
  if (by === 'status') return STATUS_ORDER.indexOf(statusOf(key, now))
  return Date.parse((by === 'expiresAt' ? endOf(key) : key[by as 'createdAt' | 'lastUsedAt' | 'rotationDueAt']) ?? '')
}

/** Whether a key has what it is sorted by. */
export const hasValue = (key: ApiKey, by: SortKey): boolean => {
  const textOf = TEXTS[by]
  return textOf ? textOf(key) !== null : !Number.isNaN(numberOf(key, by, 0))
}

/** When the place of a key in a sort may be another, by the clock alone. Milliseconds since the epoch. */
export const sortUntil = (sort: readonly Sort[], key: ApiKey, now: number): number =>
  sort.some((by) => by.key === 'status') ? statusUntil(key, now) : Infinity

const signOf = ({ direction }: Sort): number => (direction === 'ascending' ? 1 : -1)

/** The number of a row, turned round where the direction is; those without come last in either. */
const valuesOf =
  (sort: Sort, keys: readonly ApiKey[], now: number): Values =>
  (row) => {
    const value = numberOf(keys[row] as ApiKey, sort.key, now)
    return Number.isNaN(value) ? Infinity : signOf(sort) * value
  }

/**
 * Numbers that are made once for a whole sort, by row; null for what is text.
 *
 * @param rows those that are sorted
 * @param clock its `until` sinks to when one of them may be another
 */
export function* numbersOf(
  sort: readonly Sort[],
  keys: readonly ApiKey[],
  rows: Uint32Array,
  now: number,
  clock: Clock,
): Work<(Float64Array | null)[]> {
  const all: (Float64Array | null)[] = []
  for (const by of sort) {
    const valueOf = valuesOf(by, keys, now)
    const numbers = TEXTS[by.key] ? null : new Float64Array(keys.length)
    all.push(numbers)
    if (numbers === null) continue
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number
      numbers[row] = valueOf(row)
      clock.until = Math.min(clock.until, sortUntil([by], keys[row] as ApiKey, now))
      if (i % 4000 === 3999) yield
    }
  }
  return all
}

/** @param numbers of `numbersOf`, for more than a few comparisons */
export function comparisonOf(
  sort: readonly Sort[],
  keys: readonly ApiKey[],
  now: number,
  collator: Intl.Collator,
  numbers: readonly (Float64Array | null)[] = [],
): Comparison {
  const columns = sort.map((by, place): Comparison['values'] => {
    const textOf = TEXTS[by.key]
    const sign = signOf(by)
    if (textOf)
      return (a, b) => {
        const x = textOf(keys[a] as ApiKey)
        const y = textOf(keys[b] as ApiKey)
        return x === y ? 0 : x === null ? 1 : y === null ? -1 : sign * collator.compare(x, y)
      }
    const kept = numbers[place]
    const valueOf = valuesOf(by, keys, now)
    return (a, b) => {
      const x = kept ? (kept[a] as number) : valueOf(a)
      const y = kept ? (kept[b] as number) : valueOf(b)
      return x < y ? -1 : x > y ? 1 : 0
    }
  })
  const [first, ...rest] = columns
  return {
    values:
      rest.length === 0 && first
        ? first
        : (a, b) => {
            for (const column of columns) {
              const order = column(a, b)
              if (order !== 0) return order
            }
            return 0
          },
    ids: (a, b) => {
      const x = (keys[a] as ApiKey).id
      const y = (keys[b] as ApiKey).id
      return x < y ? -1 : x > y ? 1 : 0
    },
    perSlice: sort.some(({ key }) => TEXTS[key]) ? 5000 : 30_000,
  }
}
