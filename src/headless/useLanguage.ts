import type { i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { addWords, createI18n } from '../i18n/createI18n'
import { formatTag } from '../i18n/formatTag'
import { hostRules } from '../i18n/hostRules'
import { loadedLocale, loadLocale, resolveLanguage } from '../i18n/locales'

export interface Language {
  readonly i18n: i18n
  /** Tag of the locale file in use; it changes when the words are there, so that no other language flashes up. */
  readonly language: string
  /** The tag by which dates and numbers are written, such as `en-GB` where the file is that of `en`. */
  readonly regional: string
  /** The rules in the host's bundles, by path, as JSON: a text that is the same is the same rules. */
  readonly rules: string
}

/** Follows the `language` prop, or the host's i18next and what it has for us, or stays in English. */
export function useLanguage(wanted: string | undefined, host: i18n | undefined): Language {
  const target = resolveLanguage(wanted ?? host?.language ?? 'en')
  const [state, setState] = useState<Language>(() => {
    const instance = createI18n()
    return speak(instance, loadedLocale(target) === undefined ? 'en' : target, host, wanted)
  })
  const instance = state.i18n

  useEffect(() => {
    let current = true
    let calls = 0
    const show = (tag: string) => {
      const next = speak(instance, tag, host, wanted)
      setState((before) =>
        (['language', 'regional', 'rules'] as const).every((name) => before[name] === next[name]) ? before : next,
      )
    }
    const follow = (tag: string) => {
      // A chunk may arrive after the language was changed again; the last word is the last call's.
      const call = ++calls
      void loadLocale(tag).then(
        (loaded) => current && call === calls && show(loaded),
        // The chunk did not arrive. The words on screen stay; the next change of language tries again.
        () => undefined,
      )
    }
    follow(target)
    const followHost = (tag: string) => follow(resolveLanguage(tag))
    const reread = () => show(instance.language)
    if (wanted === undefined) host?.on('languageChanged', followHost)
    host?.store?.on('added', reread)
    return () => {
      current = false
      host?.off('languageChanged', followHost)
      host?.store?.off('added', reread)
    }
  }, [instance, target, wanted, host])

  return state
}

/** Puts the words of a locale file into our instance, the host's over them, and says them. */
function speak(instance: i18n, tag: string, host: i18n | undefined, wanted: string | undefined): Language {
  const asked = wanted ?? host?.language ?? tag
  const served = resolveLanguage(asked) === tag ? asked : tag
  addWords(instance, tag, host, served)
  if (instance.language !== tag) void instance.changeLanguage(tag)
  return {
    i18n: instance,
    language: tag,
    regional: formatTag(served, tag),
    rules: JSON.stringify(hostRules(host, [asked, tag])),
  }
}
