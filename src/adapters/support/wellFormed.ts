import { ApiKeyError } from '../../core/errors'

/**
 * Writes what a caller without types may have passed in any shape.
 *
 * @throws {ApiKeyError} `malformed` instead of the `TypeError` that a missing part leads to
 */
export function wellFormed<T>(write: () => T): T {
  try {
    return write()
  } catch {
    throw new ApiKeyError('malformed')
  }
}
