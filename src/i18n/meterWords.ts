import type { Params } from '../core/errors'
import { strength } from '../../locales/en.json'

/**
 * English for a strength meter that stands alone. Only its section of the locale is imported, so a page with nothing but
 * the meter does not carry the words of everything else.
 */
export function meterWord(path: string, params: Params = {}): string {
  const found = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], { strength })
  return String(found).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))
}
