import en from '../../locales/en.json'

/** A locale file: rules as data, everything else as words. */
export interface Locale {
  readonly rules: unknown
  readonly [section: string]: unknown
}

/** English comes with the package; every other language is a chunk of its own, fetched when it is asked for. */
const loaders: Readonly<Record<string, () => Promise<{ default: Locale }>>> = {
  'zh-Hans': () => import('../../locales/zh-Hans.json'),
}

const loaded = new Map<string, Locale>([['en', en]])

/** The languages that have a locale file, as BCP 47 tags. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(loaders)]

/** A map, not an object: a tag such as `constructor` must find nothing. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['zh', 'zh-Hans'],
  ['zh-cn', 'zh-Hans'],
  ['zh-sg', 'zh-Hans'],
  ['zh-my', 'zh-Hans'],
])

/** The locale file that serves a language best: itself, its alias, then ever shorter tags; English where there is none. */
export function resolveLanguage(language: string): string {
  const subtags = language.toLowerCase().replaceAll('_', '-').split('-')
  for (let length = subtags.length; length > 0; length--) {
    const tag = subtags.slice(0, length).join('-')
    const found = LANGUAGES.find((candidate) => candidate.toLowerCase() === tag) ?? ALIASES.get(tag)
    if (found !== undefined) return found
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
  const load = loaders[tag]
  if (!loaded.has(tag) && load !== undefined) loaded.set(tag, (await load()).default)
  return tag
}
