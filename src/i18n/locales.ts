import en from '../../locales/en.json'
import { loaders as shipped } from './loaders'

/** A locale file: rules as data, everything else as words. */
export interface Locale {
  readonly rules: unknown
  readonly [section: string]: unknown
}

type Loader = () => Promise<{ default: Locale }>

/** English comes with the package; every other language is a chunk of its own, fetched when it is asked for. */
const loaders = new Map<string, Loader>(Object.entries(shipped))

const loaded = new Map<string, Locale>([['en', en]])

/** The languages that have a locale file, as BCP 47 tags. */
export const LANGUAGES: readonly string[] = ['en', ...loaders.keys()]

/** Adds a locale that hosts are not offered, such as a pseudo-locale: `LANGUAGES` and the package stay without it. */
export function registerLocale(tag: string, load: Loader): void {
  loaders.set(tag, load)
}

const isThere = (tag: string): boolean => tag === 'en' || loaders.has(tag)

/**
 * The locale file that serves a language best, found by the script and region that CLDR gives it: `zh-TW` is `zh-Hant-TW`,
 * `pt` is `pt-BR`. Where there is none, ever shorter tags, and at last English.
 */
export function resolveLanguage(language: string): string {
  if (isThere(language)) return language
  const subtags = language.split(/[^a-z\d]+/i)
  for (; subtags.length > 0; subtags.pop())
    try {
      const { language: own, script, region } = new Intl.Locale(subtags.join('-')).maximize()
      const tags = [`${own}-${script}-${region}`, `${own}-${region}`, `${own}-${script}`, own]
      const found = tags.find(isThere)
      if (found !== undefined) return found
    } catch {
      // No tag, or none with this ending, such as the encoding of `de_AT.UTF-8`.
    }
  return 'en'
}

/** A locale that is here already, or undefined. */
export function loadedLocale(language: string): Locale | undefined {
  return loaded.get(resolveLanguage(language))
}

/**
 * Fetches the locale that serves a language. Await it before the first render and no other language flashes up.
 *
 * @returns the tag of the locale file
 */
export async function loadLocale(language: string): Promise<string> {
  const tag = resolveLanguage(language)
  const load = loaders.get(tag)
  if (!loaded.has(tag) && load !== undefined) loaded.set(tag, (await load()).default)
  return tag
}
