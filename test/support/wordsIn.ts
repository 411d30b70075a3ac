import { readFileSync } from 'node:fs'
import { numberIn } from './numberIn'

type Section = Readonly<Record<string, unknown>>

const files = new Map<string, Section>()

const localeOf = (language: string): Section => {
  const known = files.get(language) ?? JSON.parse(readFileSync(`locales/${language}.json`, 'utf8'))
  files.set(language, known)
  return known
}

const at = (language: string, path: string): unknown =>
  path.split('.').reduce<unknown>((section, name) => (section as Section | undefined)?.[name], localeOf(language))

/**
 * What stands at a path of a locale file, in the plural form for `count` where it has several, with its placeholders filled:
 * read from the file and put together here, for a test that must not trust what puts sentences together.
 */
export function wordsIn(language: string, path: string, params: Readonly<Record<string, string | number>> = {}): string {
  const count = params['count']
  const form = typeof count === 'number' ? `${path}_${new Intl.PluralRules(language).select(count)}` : path
  const text = at(language, form) ?? at(language, path)
  if (typeof text !== 'string') throw new Error(`${language} has no words at ${path}`)
  return text.replace(/\{\{-?\s*(\w+)[^}]*\}\}/g, (_, name: string) => {
    const value = params[name]
    if (typeof value === 'number') return numberIn(language, value)
    // Between isolates where its letters run the other way.
    return /^(ar|fa)/.test(language) && /[a-z]/i.test(String(value)) && name !== 'label' ? `\u2068${value}\u2069` : String(value)
  })
}
