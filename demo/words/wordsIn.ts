import en from './en.json' with { type: 'json' }
import zhHans from './zh-Hans.json' with { type: 'json' }

export type DemoLanguage = 'en' | 'zh-Hans'
export type Word = keyof typeof en
export type Translate = (word: Word, params?: Readonly<Record<string, string>>) => string

const WORDS: Readonly<Record<DemoLanguage, Readonly<Record<Word, string>>>> = { en, 'zh-Hans': zhHans }

/** The demo's own words in one language; those of the components are the library's. */
export function wordsIn(language: DemoLanguage): Translate {
  return (word, params = {}) => WORDS[language][word].replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '')
}
