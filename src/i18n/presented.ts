import { directionOf } from './directionOf'
import type { Formats } from './formats'

/** Letters that are written from right to left: Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
// The joiners that Persian words are written with have no direction.
const NOT_RIGHT_TO_LEFT = /[^\s\u200c-\u200d\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A value as it stands inside of a sentence: numbers in the digits of the language, lists with its "or", and text that may
 * run the other way between FSI and PDI (Unicode's isolates, UAX #9), so that it moves nothing around it.
 */
export function presented(value: unknown, language: string, formats: Formats): unknown {
  if (typeof value === 'number') return formats.number(value)
  const text: unknown = Array.isArray(value) ? formats.list(value as readonly string[]) : value
  if (typeof text !== 'string' || /^\d*$/.test(text)) return text
  const strange = directionOf(language) === 'rtl' ? NOT_RIGHT_TO_LEFT : RIGHT_TO_LEFT
  return strange.test(text) ? `\u2068${text}\u2069` : text
}
