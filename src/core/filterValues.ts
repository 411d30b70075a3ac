import type { Facet } from './keyFilter'
import type { KeyKind } from './model'
import { isScopeId } from './scopes'
import { STATUS_ORDER } from './statusOrder'

/** Values of one field of a filter at most. */
export const MAX_FILTER_VALUES = 100
/** UTF-16 units. */
const MAX_VALUE_LENGTH = 256

const KINDS: readonly KeyKind[] = ['credential', 'issued']

const isText = (value: string): boolean => value.length <= MAX_VALUE_LENGTH
const isOneOf =
  (values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value)

/** What each field of a filter that names values may name. An empty text is no application and no user. */
export const FILTER_VALUES: Readonly<Record<Facet, (value: string) => boolean>> = {
  status: isOneOf(STATUS_ORDER),
  kind: isOneOf(KINDS),
  scope: isScopeId,
  application: isText,
  createdBy: isText,
}
