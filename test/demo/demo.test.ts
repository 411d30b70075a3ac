import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../../demo/words/en.json'
import { scopesIn } from '../../demo/server/scopes'
import zhHans from '../../demo/words/zh-Hans.json'
import { wordsIn } from '../../demo/words/wordsIn'

const sources = new Map(
  readdirSync('demo', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('demo/dist/'))
    .map((path) => [path, readFileSync(path, 'utf8')]),
)

const all = [...sources.values()].join('\n')

describe('the demo', () => {
  it('uses the library as its users do: by its public paths', () => {
    const inside = [...sources].filter(([, source]) => /(from|import\()\s*['"](\.\.\/)+(src|locales|dist)\//.test(source))
    expect(sources.size).toBeGreaterThan(10)
    expect(inside.map(([path]) => path)).toEqual([])
  })

  it('says everything in both languages, with the same blanks to fill', () => {
    const blanks = (words: Record<string, string>) =>
      Object.fromEntries(Object.entries(words).map(([word, text]) => [word, (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()]))
    expect(blanks(zhHans)).toEqual(blanks(en))
    expect(Object.values({ ...en, ...zhHans }).filter((text) => text.trim() === '')).toEqual([])
  })

  it('names its permissions in the language of the page, and means the same by them', () => {
    const [english, chinese] = (['en', 'zh-Hans'] as const).map((language) => scopesIn(wordsIn(language)))
    const named = /"(?:label|group|description|riskNote)":"[^"]+"/g
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u)
    expect(
      JSON.stringify(chinese)
        .match(named)
        ?.filter((text) => !/\p{Script=Han}/u.test(text)),
    ).toEqual([])
    expect(JSON.stringify(chinese).replaceAll(named, '')).toBe(JSON.stringify(english).replaceAll(named, ''))
  })

  it('has no word that it does not use', () => {
    const families = Object.keys(en).filter((word) => all.includes(`t(\`${word.split('.')[0]}.$\{`))
    const unused = Object.keys(en).filter((word) => !all.includes(`'${word}'`) && !families.includes(word))
    expect(unused).toEqual([])
  })

  it('writes no text into its components', () => {
    const literal = [...sources].flatMap(([path, source]) =>
      path.endsWith('.tsx') ? [...source.matchAll(/>\s*([^<>{}\s][^<>{}]*)<\//g)].map(([, text]) => `${path}: ${text}`) : [],
    )
    expect(literal).toEqual([])
  })
})
