import en from '../../locales/en.json'

/** A locale file: rules as data, everything else as words. */
export interface Locale {
  readonly rules: unknown
  readonly [section: string]: unknown
}

/** English comes with the package; every other language is a chunk of its own, fetched when it is asked for. */
const loaders: Readonly<Record<string, () => Promise<{ default: Locale }>>> = {
  'zh-Hans': () => import('../../locales/zh-Hans.json'),
  'zh-Hant': () => import('../../locales/zh-Hant.json'),
  ja: () => import('../../locales/ja.json'),
  ko: () => import('../../locales/ko.json'),
  de: () => import('../../locales/de.json'),
  fr: () => import('../../locales/fr.json'),
  es: () => import('../../locales/es.json'),
  'pt-BR': () => import('../../locales/pt-BR.json'),
  it: () => import('../../locales/it.json'),
  nl: () => import('../../locales/nl.json'),
  sv: () => import('../../locales/sv.json'),
  pl: () => import('../../locales/pl.json'),
  ro: () => import('../../locales/ro.json'),
  sl: () => import('../../locales/sl.json'),
  ru: () => import('../../locales/ru.json'),
  uk: () => import('../../locales/uk.json'),
  tr: () => import('../../locales/tr.json'),
  vi: () => import('../../locales/vi.json'),
  th: () => import('../../locales/th.json'),
  id: () => import('../../locales/id.json'),
  hi: () => import('../../locales/hi.json'),
  ar: () => import('../../locales/ar.json'),
  fa: () => import('../../locales/fa.json'),
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
  ['zh-tw', 'zh-Hant'],
  ['zh-hk', 'zh-Hant'],
  ['zh-mo', 'zh-Hant'],
  ['pt', 'pt-BR'],
  // The code for Indonesian until 1989, which Java still gives.
  ['in', 'id'],
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
