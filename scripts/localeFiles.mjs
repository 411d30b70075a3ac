// What lies in locales/, and what is made from it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localeLoaders } from './localeLoaders.mjs'
import { localeSchema } from './localeSchema.mjs'
import { PSEUDO_LOCALES, pseudoLocale } from './pseudoLocales.mjs'
import { readmeLanguages } from './readmeLanguages.mjs'

const json = (value) => `${JSON.stringify(value, null, 2)}\n`

/** Whether `resolveLanguage` can find a tag: in its canonical form, and no more than language, script and region. */
function isTag(tag) {
  try {
    const { language, script, region } = new Intl.Locale(tag)
    return [language, script, region].filter(Boolean).join('-') === tag
  } catch {
    return false
  }
}

function readLocale(root, tag) {
  if (!isTag(tag))
    throw new Error(
      `locales/${tag}.json would be found by nobody; name it by a BCP 47 tag of language, script and region, such as pt-BR.json`,
    )
  try {
    return JSON.parse(readFileSync(join(root, `locales/${tag}.json`), 'utf8'))
  } catch (error) {
    throw new Error(`locales/${tag}.json is no JSON, so nothing can be said of it: ${error.message}`, { cause: error })
  }
}

/**
 * The published locales, by tag.
 *
 * @param {string} root folder of the project
 * @returns {Map<string, Record<string, unknown>>}
 * @throws {Error} naming a file that is no locale
 */
export function readLocales(root) {
  const tags = readdirSync(join(root, 'locales'))
    .filter((name) => name.endsWith('.json') && name !== 'schema.json')
    .map((name) => name.slice(0, -'.json'.length))
    .filter((tag) => !PSEUDO_LOCALES.includes(tag))
  return new Map(tags.toSorted().map((tag) => [tag, readLocale(root, tag)]))
}

/**
 * The files that are made from the locales, by path: what each must have in it.
 *
 * @param {string} root folder of the project
 * @returns {Map<string, string>}
 */
export function generatedFiles(root) {
  const locales = readLocales(root)
  const english = locales.get('en')
  return new Map([
    ['src/i18n/loaders.ts', localeLoaders([...locales.keys()])],
    ['locales/schema.json', json(localeSchema(english))],
    ...PSEUDO_LOCALES.map((tag) => [`locales/${tag}.json`, json(pseudoLocale(english, tag))]),
    ['README.md', readmeLanguages(readFileSync(join(root, 'README.md'), 'utf8'), [...locales.keys()])],
  ])
}
