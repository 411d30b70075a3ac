import type { Sort, SortKey } from '../core/adapter'
import { ApiKeyError } from '../core/errors'
import { writeSort } from '../core/listQuery'
import { STATUS_ORDER } from '../core/statusOrder'

/** ISO 8601 for an instant; null where the key has no value. */
export type PlaceValue = string | null

/** Where a page ended: the values by which it is ordered, and the id that decides where all are equal. */
export interface Place {
  readonly values: readonly PlaceValue[]
  readonly id: string
}

/** Endpoints may be long. */
const MAX_LENGTH = 16_384

/** As `toISOString` writes it, in a year from 1970 to 9999: PostgreSQL reads no year 0 and none with a sign. */
const INSTANT = /^(?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A place as opaque text that a query string can carry as it is. */
export function writeCursor(sort: readonly Sort[], { values, id }: Place): string {
  return Buffer.from(JSON.stringify([writeSort(sort), values, id])).toString('base64url')
}

/** @throws {ApiKeyError} `malformed` where the text is no place in this order */
export function readCursor(cursor: string, sort: readonly Sort[]): Place {
  const malformed = new ApiKeyError('malformed', { field: 'cursor' })
  if (cursor.length > MAX_LENGTH || !/^[\w-]+$/.test(cursor)) throw malformed
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw malformed
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) throw malformed
  const [order, values, id] = parsed as unknown[]
  if (order !== writeSort(sort) || !isText(id) || !Array.isArray(values) || values.length !== sort.length) throw malformed
  if (!sort.every(({ key }, n) => fits(key, values[n]))) throw malformed
  return { values: values as PlaceValue[], id }
}

const fits = (key: SortKey, value: unknown): boolean => {
  if (key === 'status') return (STATUS_ORDER as readonly unknown[]).includes(value)
  if (key === 'name' || key === 'kind') return isText(value)
  return value === null || (key.endsWith('At') ? isInstant(value) : isText(value))
}

// PostgreSQL has no text with U+0000.
const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0')
const isInstant = (value: unknown): boolean => {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false
  const date = new Date(value)
  // 30 February is read as 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString() === value
}
