import type { Sort } from '../core/adapter'
import { ApiKeyError } from '../core/errors'

/** Where a page ended: the value by which it is ordered, and the id that decides among equal ones. */
export interface Place {
  /** ISO 8601 for an instant; null where the key has no value. */
  readonly value: string | null
  readonly id: string
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

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
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
