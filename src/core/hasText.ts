import { foldedText } from './foldedText'
import type { ApiKey } from './model'

// What is hidden of a secret is in no field: one bullet would make a haystack twice as large.
const fieldsOf = (key: ApiKey): string[] => [
  key.name,
  key.kind === 'credential' ? key.endpoint : '',
  key.application ?? '',
  key.hint.prefix,
  key.hint.tail,
  key.id,
]

const BETWEEN = '\0'

/** What a search looks at. */
export const haystackOf = (key: ApiKey): string => foldedText(fieldsOf(key).join(BETWEEN))

/**
 * Whether a key has a text in one of its fields.
 *
 * @param search folded as `foldedText` does it
 */
export const hasText = (key: ApiKey, search: string, haystack: string = haystackOf(key)): boolean =>
  haystack.includes(search) &&
  // Only such a text could go from one field into the next.
  (!search.includes(BETWEEN) || fieldsOf(key).some((text) => foldedText(text).includes(search)))
