import { createInstance, type FormatterModule, type i18n, type ResourceLanguage } from 'i18next'
import { type Formats, formatsFor } from './formats'
import { type Locale, loadedLocale } from './locales'
import { presented } from './presented'

export const NAMESPACE = 'keyrack'

/** The option of `t` that carries how values are written. */
export const FORMATS = 'keyrackFormats'

/** A locale without what no sentence is made of. */
export const wordsOf = ({ rules: _, $schema: __, ...words }: Locale): ResourceLanguage => words as ResourceLanguage

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _, language = 'en', options = {}) =>
    // A label is a word of the language itself.
    options['interpolationkey'] === 'label'
      ? value
      : (presented(value, language, (options[FORMATS] as Formats | undefined) ?? formatsFor(language)) as string),
}

/**
 * Our own i18next instance. The host's stays as it is: its separators, interpolation and plugins are not ours to rely on,
 * and a bundle added to it could collide with its own. Its language and its own words for us are followed by `useLanguage`.
 */
export function createI18n(): i18n {
  const instance = createInstance().use(formatter)
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    // A copy: i18next merges later words into the very objects that it is given, and the locale is everybody's.
    resources: { en: { [NAMESPACE]: structuredClone(wordsOf(loadedLocale('en') as Locale)) } },
    initAsync: false,
    // React escapes; doing it twice would show entities.
    interpolation: { escapeValue: false, skipOnVariables: true, alwaysFormat: true },
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  return instance
}

/** Instances that have words of a host's over ours. */
const overlaid = new WeakSet<i18n>()

/**
 * Puts a loaded locale's words, and over them the host's own, into the instance; nothing where the locale is not loaded.
 *
 * @param asked the language that the locale serves, under which the host may have its words: `fr`, for which ours is English
 */
export function addWords(instance: i18n, language: string, host?: i18n, asked = language): void {
  const locale = loadedLocale(language)
  const own = [asked, language].find((tag) => host?.hasResourceBundle(tag, NAMESPACE))
  // Merging takes milliseconds, and is for nothing where the words are there with no other over them.
  const there = instance.hasResourceBundle(language, NAMESPACE) && !overlaid.has(instance)
  if (locale !== undefined && !(there && own === undefined))
    instance.addResourceBundle(language, NAMESPACE, wordsOf(locale), true, true)
  if (own === undefined) return
  overlaid.add(instance)
  instance.addResourceBundle(language, NAMESPACE, wordsOf(host?.getResourceBundle(own, NAMESPACE) as Locale), true, true)
}
