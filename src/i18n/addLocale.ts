import type { i18n } from 'i18next'
import { NAMESPACE, wordsOf } from './createI18n'
import { loadedLocale, loadLocale } from './locales'

/**
 * Gives a host's own i18next our words in the namespace `keyrack`, so that it can say `t('keyrack:actions.cancel')` itself.
 * They are added deep and overwrite nothing; components need none of this.
 *
 * @param language the tag under which the host looks words up, such as `zh-CN`; the locale that serves it best is fetched
 * @returns the tag of the locale file
 * @throws where the locale cannot be fetched
 */
export async function addLocale(host: i18n, language: string): Promise<string> {
  const tag = await loadLocale(language)
  const locale = loadedLocale(tag)
  // A copy: i18next merges into the very objects that it is given.
  if (locale !== undefined) host.addResourceBundle(language, NAMESPACE, structuredClone(wordsOf(locale)), true, false)
  return tag
}
