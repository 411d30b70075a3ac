import { parseRuleOverrides, parseRules } from '../src/core/rules.ts'
import { tightenRules } from '../src/core/tightenRules.ts'
import { localeWords, pluralCategories, pluralStem } from './localeWords.mjs'

/**
 * One thing that is wrong with a locale.
 *
 * @typedef {object} LocaleProblem
 * @property {'missing' | 'extra' | 'untranslated' | 'placeholders' | 'plurals' | 'text' | 'rules' | 'file'} kind
 * @property {string} path of the string or rule
 * @property {string} text begins with the language
 */

const placeholdersOf = (text) =>
  [...text.matchAll(/\{\{\s*-?\s*([^},\s]+)[^}]*\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(', ')

const hasWords = (text) => /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, ''))

/** The paths that a language needs for the canonical ones, each plural in its own categories; with the path in English. */
function expectedPaths(canonical, language) {
  const categories = pluralCategories(language)
  const paths = new Map()
  for (const path of canonical.keys()) {
    const stem = pluralStem(path, canonical)
    if (stem === undefined) paths.set(path, path)
    else for (const category of categories) paths.set(`${stem}_${category}`, `${stem}_other`)
  }
  return paths
}

function textProblem(text) {
  if (typeof text !== 'string') return 'is no string'
  if (text.trim() === '') return 'is empty'
  if (text !== text.trim()) return 'has white space around it'
  return text.includes('$t(') ? 'calls for another string with $t(' : undefined
}

function placeholderProblem(path, text, model) {
  const wanted = placeholdersOf(model)
  const found = placeholdersOf(text)
  // "One key" needs no number; every other form has them all.
  const free = /_(one|zero|two)$/.test(path)
  const extra = found.split(', ').filter((name) => name !== '' && !wanted.split(', ').includes(name))
  if (free ? extra.length === 0 : found === wanted) return undefined
  return `has the placeholders [${found}] instead of [${wanted}]`
}

/** What is wrong with the rules, by path. */
function ruleProblems(canonical, locale) {
  const base = parseRules(canonical.rules)
  if (locale === canonical || locale.rules === undefined) return []
  try {
    const own = parseRuleOverrides(locale.rules, 'rules')
    const repeats = ([field, rule]) =>
      Object.keys(rule)
        .filter((keyword) => JSON.stringify(rule[keyword]) === JSON.stringify(base[field][keyword]))
        .map((keyword) => [`rules.${field}.${keyword}`, 'repeats the canonical rule; leave it out'])
    return [
      ...tightenRules(base, own).loosened.map(({ path }) => [path, 'is weaker than the canonical rule']),
      ...Object.entries(own).flatMap(repeats),
    ]
  } catch (error) {
    return [['rules', `cannot be read: ${error.message}`]]
  }
}

/**
 * What is wrong with a locale beside the canonical one: strings that are missing, left over, empty or still English,
 * placeholders and plural forms that differ, rules that cannot be read, that loosen or that only repeat.
 *
 * @param {Record<string, unknown>} canonical
 * @param {Record<string, unknown>} locale
 * @param {string} language BCP 47 tag
 * @returns {LocaleProblem[]}
 */
export function localeProblems(canonical, locale, language) {
  const base = localeWords(canonical)
  const words = localeWords(locale)
  const expected = expectedPaths(base, language)
  const problems = []
  const report = (kind, path, text) => problems.push({ kind, path, text: `${language}: ${path} ${text}` })
  for (const [path, model] of expected) {
    if (!words.has(path)) {
      report(pluralStem(path, base) === undefined ? 'missing' : 'plurals', path, 'is missing')
      continue
    }
    const text = String(words.get(path))
    const english = String(base.get(base.has(path) ? path : model))
    const placeholders = placeholderProblem(path, text, String(base.get(model)))
    if (placeholders) report('placeholders', path, placeholders)
    if (locale !== canonical && text === english && hasWords(english))
      report('untranslated', path, `is still English: “${english}”`)
  }
  for (const [path, text] of words) {
    if (!expected.has(path))
      if (pluralStem(path, base) === undefined) report('extra', path, 'is not in the canonical locale')
      else report('plurals', path, 'is a plural form that the language does not have')
    const problem = textProblem(text)
    if (problem) report('text', path, problem)
  }
  for (const [path, text] of ruleProblems(canonical, locale)) report('rules', path, text)
  return problems
}
