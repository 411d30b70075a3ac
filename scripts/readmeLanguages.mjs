const LIST = /(<!-- languages -->).*?(<!-- \/languages -->)/s
const COUNT = /\bin \d+ languages\b/

/**
 * The README with the languages that there are: their number, and the names that they have for themselves.
 *
 * @param {string} readme
 * @param {readonly string[]} tags
 */
export function readmeLanguages(readme, tags) {
  if (!LIST.test(readme) || !COUNT.test(readme))
    throw new Error(
      'README.md has no place for the languages; it needs “in 1 languages” and <!-- languages --><!-- /languages -->',
    )
  const names = tags.filter((tag) => tag !== 'en').map((tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag))
  return readme.replace(LIST, `$1${names.join(', ')}$2`).replace(COUNT, `in ${tags.length} languages`)
}
