import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generatedFiles, readLocales } from '../scripts/localeFiles.mjs'
import { localeReport } from '../scripts/localeReport.mjs'

describe('what is made from the locale files', () => {
  it.each([...generatedFiles('.')])('%s is up to date (else run `npm run locales -- --write`)', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('a new language', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'keyrack-locales-'))
    cpSync('locales', join(root, 'locales'), { recursive: true })
    cpSync('README.md', join(root, 'README.md'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const drop = (name: string, text = readFileSync('locales/sv.json', 'utf8')) => writeFileSync(join(root, 'locales', name), text)

  it('is one file: what loads it and what lists it follow', () => {
    drop('da.json')
    const files = generatedFiles(root)
    expect(files.get('src/i18n/loaders.ts')).toContain("\n  da: () => import('../../locales/da.json'),\n")
    expect(files.get('README.md')).toContain('العربية, dansk, Deutsch')
    expect(files.get('README.md')).toContain(`in ${readLocales('.').size + 1} languages`)
    for (const path of ['locales/schema.json', 'locales/en-XA.json', 'locales/ar-XB.json'])
      expect(files.get(path)).toBe(readFileSync(path, 'utf8'))
    const { rows } = localeReport(readLocales(root), {})
    const stringsOf = (language: string) => rows.find(({ tag }) => tag === language)?.strings
    expect(stringsOf('da')).toBe(stringsOf('en'))
  })

  it.each(['da_DK', 'DA', 'iw', 'de-1996', 'danish language'])(
    'is refused under the name %s, under which nobody finds it',
    (tag) => {
      drop(`${tag}.json`)
      expect(() => readLocales(root)).toThrow(`locales/${tag}.json would be found by nobody`)
    },
  )

  it('is named where it is no JSON', () => {
    drop('da.json', '{ "rules": {}, }')
    expect(() => generatedFiles(root)).toThrow('locales/da.json is no JSON')
  })

  it('is missed in a README that has no place for it', () => {
    writeFileSync(join(root, 'README.md'), '# Keyrack\n')
    expect(() => generatedFiles(root)).toThrow('README.md has no place for the languages')
  })
})
