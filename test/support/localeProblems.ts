import { parseRuleOverrides, parseRules } from '../../src/core/rules'
import { tightenRules } from '../../src/core/tightenRules'

type Json = Readonly<Record<string, unknown>>

const PLURAL = /_(zero|one|two|few|many|other)$/

/** Every string below an object, by its dotted path. */
const stringsOf = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, below]) => stringsOf(below, path === '' ? name : `${path}.${name}`))
    : [[path, value]]

const wordsOf = ({ rules: _, ...words }: Json): Map<string, unknown> => new Map(stringsOf(words))

const placeholdersOf = (text: string): string =>
  [...text.matchAll(/\{\{\s*-?\s*([^},\s]+)[^}]*\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(', ')

/** The paths that a language needs for the paths of the canonical locale: each plural in its own categories. */
const expectedPaths = (canonical: ReadonlyMap<string, unknown>, language: string): Map<string, string> => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const paths = new Map<string, string>()
  for (const path of canonical.keys()) {
    const stem = path.replace(PLURAL, '')
    if (stem === path || !canonical.has(`${stem}_other`)) paths.set(path, path)
    else for (const category of categories) paths.set(`${stem}_${category}`, `${stem}_other`)
  }
  return paths
}

const textProblem = (text: unknown): string | undefined => {
  if (typeof text !== 'string') return 'is no string'
  if (text.trim() === '') return 'is empty'
  if (text !== text.trim()) return 'has white space around it'
  return text.includes('$t(') ? 'calls for another string with $t(' : undefined
}

const ruleProblems = (canonical: Json, locale: Json, language: string): string[] => {
  const base = parseRules(canonical['rules'])
  if (locale === canonical || locale['rules'] === undefined) return []
  try {
    const { loosened } = tightenRules(base, parseRuleOverrides(locale['rules'], 'rules'))
    return loosened.map(({ path }) => `${language}: ${path} is weaker than the canonical rule`)
  } catch (error) {
    return [`${language}: ${String(error)}`]
  }
}

/**
 * What is wrong with a locale beside the canonical one: strings that are missing, left over or empty, placeholders
 * that differ, rules that cannot be read or that loosen.
 */
export function localeProblems(canonical: Json, locale: Json, language: string): string[] {
  const base = wordsOf(canonical)
  const words = wordsOf(locale)
  const expected = expectedPaths(base, language)
  const problems: string[] = []
  for (const [path, model] of expected) {
    if (!words.has(path)) {
      problems.push(`${language}: ${path} is missing`)
      continue
    }
    const wanted = placeholdersOf(String(base.get(model)))
    const found = placeholdersOf(String(words.get(path)))
    // "One key" needs no number; every other form has them all.
    const free = path.endsWith('_one') || path.endsWith('_zero') || path.endsWith('_two')
    const extra = found.split(', ').filter((name) => name !== '' && !wanted.split(', ').includes(name))
    if (free ? extra.length > 0 : found !== wanted)
      problems.push(`${language}: ${path} has the placeholders [${found}] instead of [${wanted}]`)
  }
  for (const [path, text] of words) {
    if (!expected.has(path)) problems.push(`${language}: ${path} is not in the canonical locale`)
    const problem = textProblem(text)
    if (problem) problems.push(`${language}: ${path} ${problem}`)
  }
  return [...problems, ...ruleProblems(canonical, locale, language)]
}
