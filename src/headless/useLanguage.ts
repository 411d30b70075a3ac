import type { i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { addWords, createI18n } from '../i18n/createI18n'
import { loadedLocale, loadLocale, resolveLanguage } from '../i18n/locales'

export interface Language {
  readonly i18n: i18n
  /** Tag of the locale file in use; it changes when the words are there, so that no other language flashes up. */
  readonly language: string
}

const speak = (instance: i18n, tag: string, host: i18n | undefined, asked: string | undefined): void => {
  addWords(instance, tag, host, asked)
  if (instance.language !== tag) void instance.changeLanguage(tag)
}

/** Follows the `language` prop, or the host's i18next and the words it has for us, or stays in English. */
export function useLanguage(wanted: string | undefined, host: i18n | undefined): Language {
  const target = resolveLanguage(wanted ?? host?.language ?? 'en')
  const [{ i18n: instance, language }, setLanguage] = useState<Language>(() => {
    const i18n = createI18n()
    const ready = loadedLocale(target) === undefined ? 'en' : target
    speak(i18n, ready, host, ready === target ? (wanted ?? host?.language) : ready)
    return { i18n, language: ready }
  })

  useEffect(() => {
    let current = true
    let calls = 0
    const follow = (tag: string) => {
      // A chunk may arrive after the language was changed again; the last word is the last call's.
      const call = ++calls
      void loadLocale(tag).then(
        (loaded) => {
          if (!current || call !== calls) return
          speak(instance, loaded, host, wanted ?? host?.language)
          setLanguage((before) => (before.language === loaded ? before : { i18n: instance, language: loaded }))
        },
        // The chunk did not arrive. The words on screen stay; the next change of language tries again.
        () => undefined,
      )
    }
    follow(target)
    const followHost = (tag: string) => follow(resolveLanguage(tag))
    const rereadWords = () => speak(instance, instance.language, host, wanted ?? host?.language)
    if (wanted === undefined) host?.on('languageChanged', followHost)
    host?.store?.on('added', rereadWords)
    return () => {
      current = false
      host?.off('languageChanged', followHost)
      host?.store?.off('added', rereadWords)
    }
  }, [instance, target, wanted, host])

  return { i18n: instance, language }
}
