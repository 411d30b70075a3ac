import { readFileSync } from 'node:fs'

const stringsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []

const wordsOf = (language: string): Set<string> =>
  new Set(stringsOf(JSON.parse(readFileSync(`locales/${language}.json`, 'utf8'))))

const SPOKEN = ['aria-label', 'aria-valuetext', 'placeholder', 'title']

const textsIn = (root: Element): string[] => {
  const texts: string[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  for (const element of root.querySelectorAll('*')) for (const name of SPOKEN) texts.push(element.getAttribute(name) ?? '')
  return texts.map((text) => text.trim())
}

/** English words of ours that stand below an element although the language has other ones. */
export function leftInEnglish(root: Element, language: string): string[] {
  const english = wordsOf('en')
  const own = wordsOf(language)
  return textsIn(root).filter((text) => english.has(text) && !own.has(text))
}
