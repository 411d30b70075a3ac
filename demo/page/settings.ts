import { useSyncExternalStore } from 'react'
import type { DemoLanguage } from '../words/wordsIn'

export const LANGUAGES = ['en', 'zh-Hans'] as const satisfies readonly DemoLanguage[]
export const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

/** A choice that the browser remembers and that all tabs share. */
interface Setting<Value extends string> {
  read(): Value
  write(value: Value): void
  subscribe(listener: () => void): () => void
}

const languageOfBrowser = (): DemoLanguage => (/^zh\b/i.test(navigator.language) ? 'zh-Hans' : 'en')

function setting<Value extends string>(name: string, values: readonly Value[], initial: () => Value): Setting<Value> {
  const key = `keyrack-demo.${name}`
  const listeners = new Set<() => void>()
  const stored = (): Value | undefined => {
    try {
      const text = localStorage.getItem(key)
      return values.find((value) => value === text)
    } catch {
      // Storage is blocked: the choice lasts as long as the page.
      return undefined
    }
  }
  let current = stored() ?? initial()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  // Fired in the other tabs alone.
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return
    current = stored() ?? initial()
    tell()
  })
  return {
    read: () => current,
    write: (value) => {
      current = value
      try {
        localStorage.setItem(key, value)
      } catch {
        // As above.
      }
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const languageSetting = setting<DemoLanguage>('language', LANGUAGES, languageOfBrowser)
export const themeSetting = setting<Theme>('theme', THEMES, () => 'system')

/** The value of a setting, and how to change it. */
export function useSetting<Value extends string>({ read, write, subscribe }: Setting<Value>): [Value, (value: Value) => void] {
  return [useSyncExternalStore(subscribe, read), write]
}
