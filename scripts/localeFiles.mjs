// What lies in locales/, and what is made from it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localeLoaders } from './localeLoaders.mjs'
import { PSEUDO_LOCALES, pseudoLocale } from './pseudoLocales.mjs'

const json = (value) => `${JSON.stringify(value, null, 2)}\n`

/**
 * The published locales, by tag.
 *
 * @param {string} root folder of the project
 * @returns {Map<string, Record<string, unknown>>}
 */
export function readLocales(root) {
  const tags = readdirSync(join(root, 'locales'))
    .filter((name) => name.endsWith('.json') && name !== 'schema.json')
    .map((name) => name.slice(0, -'.json'.length))
    .filter((tag) => !PSEUDO_LOCALES.includes(tag))
  return new Map(tags.sort().map((tag) => [tag, JSON.parse(readFileSync(join(root, `locales/${tag}.json`), 'utf8'))]))
}

/**
 * The files that are made from the locales, by path: what each must have in it.
 *
 * @param {Map<string, Record<string, unknown>>} locales
 * @returns {Map<string, string>}
 */
export function generatedFiles(locales) {
  const english = locales.get('en')
  return new Map([
    ['src/i18n/loaders.ts', localeLoaders([...locales.keys()])],
    ...PSEUDO_LOCALES.map((tag) => [`locales/${tag}.json`, json(pseudoLocale(english, tag))]),
  ])
}
