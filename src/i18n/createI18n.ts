import { createInstance, type i18n, type ResourceLanguage } from 'i18next'
import { directionOf } from './directionOf'
import { type Locale, loadedLocale } from './locales'

export const NAMESPACE = 'keyrack'

const wordsOf = ({ rules: _, $schema: __, ...words }: Locale): ResourceLanguage => words as ResourceLanguage

/**
 * A value in letters of the other direction, between the characters that keep it in its own (first strong isolate, UAX #9):
 * without them the hyphens of a UUID in an Arabic sentence would turn its groups around. Others stay as they are.
 */
const isolate = (value: string, language: string): string =>
  (directionOf(language) === 'rtl' ? /(?![\u0590-\u08ff])\p{L}/u : /[\u0590-\u08ff]/).test(value) ? `\u2068${value}\u2069` : value

/**
 * Our own i18next instance. The host's stays as it is: its separators, interpolation and plugins are not ours to rely on,
 * and a bundle added to it could collide with its own. Its language and its own words for us are followed by `useLanguage`.
 */
export function createI18n(): i18n {
  const instance = createInstance()
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    // A copy: i18next merges later words into the very objects that it is given, and the locale is everybody's.
    resources: { en: { [NAMESPACE]: structuredClone(wordsOf(loadedLocale('en') as Locale)) } },
    initAsync: false,
    // React escapes entities; what is left to do is to keep a value whole.
    interpolation: { escape: (value: string) => isolate(value, instance.language), skipOnVariables: true },
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  return instance
}

/**
 * Puts a loaded locale's words, and over them the host's own, into the instance; nothing where the locale is not loaded.
 *
 * @param asked the language that the locale serves, under which the host may have its words: `fr`, for which ours is English
 */
export function addWords(instance: i18n, language: string, host?: i18n, asked = language): void {
  const locale = loadedLocale(language)
  if (locale !== undefined) instance.addResourceBundle(language, NAMESPACE, wordsOf(locale), true, true)
  const own = [asked, language].find((tag) => host?.hasResourceBundle(tag, NAMESPACE))
  if (own !== undefined)
    instance.addResourceBundle(language, NAMESPACE, wordsOf(host?.getResourceBundle(own, NAMESPACE) as Locale), true, true)
}
