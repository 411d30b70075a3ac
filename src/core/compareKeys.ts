import type { Sort, SortKey } from './adapter'
import type { Clock } from './filterTests'
import type { Work } from './keyIndex'
import { type ApiKey, endOf, statusOf } from './model'
import { plainOrder, type PlainTexts } from './plainOrder'
import { scanRows } from './scanRows'
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

/** What a sort compares, by row. Texts come with what orders those of them that are plain, where the language has that. */
type Values = Texts | Float64Array

export interface Texts {
  readonly texts: readonly (string | null)[]
  readonly plain: PlainTexts | null
}

const TEXTS: { readonly [Key in SortKey]?: (key: ApiKey) => string | null } = {
  name: (key) => key.name,
  endpoint: (key) => (key.kind === 'credential' ? key.endpoint : null),
  application: (key) => key.application,
  createdBy: (key) => key.createdBy,
}

const numberOf = (key: ApiKey, by: SortKey, now: number): number => {
  if (by === 'kind') return key.kind === 'credential' ? 0 : 1
  if (by === 'status') return STATUS_ORDER.indexOf(statusOf(key, now))
  return Date.parse((by === 'expiresAt' ? endOf(key) : key[by as 'createdAt' | 'lastUsedAt' | 'rotationDueAt']) ?? '')
}

/** Whether a key has what it is sorted by. */
export const hasValue = (key: ApiKey, by: SortKey): boolean =>
  TEXTS[by] ? TEXTS[by](key) !== null : !Number.isNaN(numberOf(key, by, 0))

/** When the place of a key in a sort may be another, by the clock alone. Milliseconds since the epoch. */
export const sortUntil = (sort: readonly Sort[], key: ApiKey, now: number): number =>
  sort.some((by) => by.key === 'status') ? statusUntil(key, now) : Infinity

export const signOf = ({ direction }: Sort): number => (direction === 'ascending' ? 1 : -1)

/** A number that is turned round where the direction is; keys without one come last in either. */
const signed = (sort: Sort, key: ApiKey, now: number): number => {
  const value = numberOf(key, sort.key, now)
  return Number.isNaN(value) ? Infinity : signOf(sort) * value
}

/**
 * What is read once for a whole sort, since each key is compared many times.
 *
 * @param rows those that are sorted
 * @param clock its `until` sinks to when one of them may be another
 */
export function* valuesOf(
  sort: readonly Sort[],
  keys: readonly ApiKey[],
  rows: Uint32Array,
  now: number,
  clock: Clock,
  collator: Intl.Collator,
): Work<Values[]> {
  const all: Values[] = []
  for (const by of sort) {
    const textOf = TEXTS[by.key]
    if (textOf) {
      const texts: (string | null)[] = []
      // From the last on, an array would have no length yet and become a dictionary.
      texts.length = keys.length
      const plain = plainOrder(collator, keys.length, rows.length)
      all.push({ texts, plain })
      yield* scanRows(rows, 0, plain === null ? 4000 : 2000, (row) => {
        const text = textOf(keys[row] as ApiKey)
        texts[row] = text
        if (text !== null) plain?.add(row, text)
        return false
      })
    } else {
      const numbers = new Float64Array(keys.length)
      all.push(numbers)
      const timed = by.key === 'status'
      yield* scanRows(rows, 0, 4000, (row) => {
        const key = keys[row] as ApiKey
        numbers[row] = signed(by, key, now)
        if (timed) clock.until = Math.min(clock.until, statusUntil(key, now))
        return false
      })
    }
  }
  return all
}

/** @param values of `valuesOf`, for more than a few comparisons */
export function comparisonOf(
  sort: readonly Sort[],
  keys: readonly ApiKey[],
  now: number,
  collator: Intl.Collator,
  values: readonly Values[] = [],
): Comparison {
  const columns = sort.map((by, place): Comparison['values'] => {
    const textOf = TEXTS[by.key]
    const sign = signOf(by)
    const kept = values[place]
    if (textOf) {
      const { texts, plain } = kept !== undefined && 'texts' in kept ? kept : { texts: undefined, plain: null }
      return (a, b) => {
        if (plain !== null && plain.has(a) && plain.has(b)) return sign * plain.compare(a, b)
        const x = texts ? (texts[a] as string | null) : textOf(keys[a] as ApiKey)
        const y = texts ? (texts[b] as string | null) : textOf(keys[b] as ApiKey)
        return x === y ? 0 : x === null ? 1 : y === null ? -1 : sign * collator.compare(x, y)
      }
    }
    const numbers = kept instanceof Float64Array ? kept : undefined
    return (a, b) => {
      const x = numbers ? (numbers[a] as number) : signed(by, keys[a] as ApiKey, now)
      const y = numbers ? (numbers[b] as number) : signed(by, keys[b] as ApiKey, now)
      return x < y ? -1 : x > y ? 1 : 0
    }
  })
  return {
    values: columns.reduce((first, then) => (a, b) => first(a, b) || then(a, b)),
    ids: (a, b) => {
      const x = (keys[a] as ApiKey).id
      const y = (keys[b] as ApiKey).id
      return x < y ? -1 : x > y ? 1 : 0
    },
    perSlice: sort.some(({ key }) => TEXTS[key]) ? 5000 : 30_000,
  }
}
