import type { Sort } from '../core/adapter'
import { ApiKeyError } from '../core/errors'

/** Where a page ended: the value by which it is ordered, and the id that decides among equal ones. */
export interface Place {
  /** ISO 8601 for an instant; null where the key has no value. */
  readonly value: string | null
  readonly id: string
}

/** As `toISOString` writes it, in a year from 1970 to 9999: PostgreSQL reads no year 0 and none with a sign. */
const INSTANT = /^(?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A place as opaque text that a query string can carry as it is. */
export function writeCursor({ key, direction }: Sort, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([key, direction, value, id])).toString('base64url')
}

/** @throws {ApiKeyError} `malformed` where the text is no place in this order */
export function readCursor(cursor: string, sort: Sort): Place {
  const malformed = new ApiKeyError('malformed', { field: 'cursor' })
  if (cursor.length > 2048 || !/^[\w-]+$/.test(cursor)) throw malformed
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw malformed
  }
  if (!Array.isArray(parsed) || parsed.length !== 4) throw malformed
  const [key, direction, value, id] = parsed as unknown[]
  const fits = sort.key === 'name' ? isText(value) : value === null || isInstant(value)
  if (key !== sort.key || direction !== sort.direction || !fits || !isText(id)) throw malformed
  return { value: value as string | null, id }
}

// PostgreSQL has no text with U+0000.
const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0')
const isInstant = (value: unknown): boolean => {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false
  const date = new Date(value)
  // 30 February is read as 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString() === value
}
