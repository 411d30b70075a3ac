import { gzipSync } from 'node:zlib'
import { localeProblems } from './localeProblems.mjs'
import { localeWords } from './localeWords.mjs'

/** What a page may have to fetch for one language, in bytes. */
const MAX_GZIP = 11 * 1024
const LIST = 'scripts/sameAsEnglish.json'
/** The paths there that every language may leave as they are. */
const EVERY = '*'

/** Bytes of a locale as a page fetches it. */
const gzipSize = (locale) => gzipSync(JSON.stringify(locale), { level: 9 }).length

const file = (path, text) => ({ kind: 'file', path, text })

function fileProblems(locale, tag, gzip) {
  const name = `locales/${tag}.json`
  return [
    ...(locale['$schema'] === './schema.json' ? [] : ['must have "$schema": "./schema.json", for editors to check it']),
    ...(gzip > MAX_GZIP ? [`has ${gzip} B gzipped, and a page may have to fetch ${MAX_GZIP} B at most`] : []),
  ].map((text) => file(name, `${tag}: ${name} ${text}`))
}

/**
 * Compares every locale with the canonical one.
 *
 * @param {Map<string, Record<string, unknown>>} locales by tag
 * @param {Record<string, readonly string[]>} allowed sameAsEnglish.json: paths whose text may be the English one, by tag
 * @returns {{ rows: { tag: string, strings: number, gzip: number, problems: import('./localeProblems.mjs').LocaleProblem[] }[],
 *   problems: import('./localeProblems.mjs').LocaleProblem[] }} a row for each language, and everything that is wrong
 */
export function localeReport(locales, allowed) {
  /** Excuses that are needed, as they stand in the list. */
  const needed = new Set()
  const rows = [...locales].map(([tag, locale]) => {
    const gzip = gzipSize(locale)
    const excused = ({ kind, path }) => {
      const by = [EVERY, tag].find((one) => kind === 'untranslated' && allowed[one]?.includes(path))
      if (by !== undefined) needed.add(`${by}: ${path}`)
      return by !== undefined
    }
    const compared = localeProblems(locales.get('en'), locale, tag).filter((problem) => !excused(problem))
    return { tag, strings: localeWords(locale).size, gzip, problems: [...compared, ...fileProblems(locale, tag, gzip)] }
  })
  const unused = Object.entries(allowed)
    .flatMap(([tag, paths]) => paths.map((path) => `${tag}: ${path}`))
    .filter((entry) => !needed.has(entry))
    .map((entry) => file(LIST, `${entry} in ${LIST} excuses nothing; take it out`))
  return { rows, problems: [...rows.flatMap(({ problems }) => problems), ...unused] }
}
