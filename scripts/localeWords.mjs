const PLURAL = /_(zero|one|two|few|many|other)$/

/** Every value below an object, by its dotted path. */
const leaves = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, below]) => leaves(below, path === '' ? name : `${path}.${name}`))
    : [[path, value]]

/**
 * The words of a locale by their dotted paths, such as `errors.key.required`.
 *
 * @returns {Map<string, unknown>}
 */
export const localeWords = ({ rules: _, $schema: __, ...words }) => new Map(leaves(words, ''))

/**
 * What a path is a plural form of, such as `table.count` of `table.count_one`; undefined where it is none.
 *
 * @param {{ has(path: string): boolean }} canonical paths of the canonical locale
 */
export function pluralStem(path, canonical) {
  const stem = path.replace(PLURAL, '')
  return stem !== path && canonical.has(`${stem}_other`) ? stem : undefined
}

/** The plural categories of CLDR, in its order. */
export const PLURAL_CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other']

/** Those of one language. */
export function pluralCategories(tag) {
  const own = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  return PLURAL_CATEGORIES.filter((category) => own.includes(category))
}
