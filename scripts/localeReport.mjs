import { gzipSync } from 'node:zlib'
import { localeProblems } from './localeProblems.mjs'
import { localeWords } from './localeWords.mjs'

/** What a page may have to fetch for one language, in bytes. */
const MAX_GZIP = 6 * 1024
/** The paths in sameAsEnglish.json that every language may leave as they are. */
const EVERY = '*'

/** Bytes of a locale as a page fetches it. */
const gzipSize = (locale) => gzipSync(JSON.stringify(locale), { level: 9 }).length

function fileProblems(locale, tag, gzip) {
  return [
    ...(locale['$schema'] === './schema.json' ? [] : ['must have "$schema": "./schema.json", for editors to check it']),
    ...(gzip > MAX_GZIP ? [`has ${gzip} B gzipped, and a page may have to fetch ${MAX_GZIP} B at most`] : []),
  ].map((text) => ({ kind: 'file', text: `${tag}: locales/${tag}.json ${text}` }))
}

/** Entries of sameAsEnglish.json that excuse nothing. */
function unusedAllowances(locales, allowed) {
  const english = localeWords(locales.get('en'))
  const same = (tag, path) =>
    english.has(path) && locales.has(tag) && localeWords(locales.get(tag)).get(path) === english.get(path)
  const used = (tag, path) =>
    tag === EVERY
      ? [...locales.keys()].some((one) => one !== 'en' && same(one, path))
      : tag !== 'en' && same(tag, path) && !(allowed[EVERY] ?? []).includes(path)
  return Object.entries(allowed).flatMap(([tag, paths]) =>
    paths
      .filter((path) => !used(tag, path))
      .map((path) => ({ kind: 'file', text: `${tag}: ${path} in scripts/sameAsEnglish.json excuses nothing; take it out` })),
  )
}

/**
 * Compares every locale with the canonical one.
 *
 * @param {Map<string, Record<string, unknown>>} locales by tag
 * @param {Record<string, readonly string[]>} allowed sameAsEnglish.json
 * @returns {{ rows: { tag: string, strings: number, gzip: number, problems: import('./localeProblems.mjs').LocaleProblem[] }[],
 *   problems: import('./localeProblems.mjs').LocaleProblem[] }} a row for each language, and everything that is wrong
 */
export function localeReport(locales, allowed) {
  const rows = [...locales].map(([tag, locale]) => {
    const gzip = gzipSize(locale)
    const mayEqual = [...(allowed[EVERY] ?? []), ...(allowed[tag] ?? [])]
    const problems = [...localeProblems(locales.get('en'), locale, tag, mayEqual), ...fileProblems(locale, tag, gzip)]
    return { tag, strings: localeWords(locale).size, gzip, problems }
  })
  return { rows, problems: [...rows.flatMap(({ problems }) => problems), ...unusedAllowances(locales, allowed)] }
}
