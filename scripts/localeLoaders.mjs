/** A property name as the formatter writes it. */
const key = (tag) => (/^[a-z]+$/.test(tag) ? tag : `'${tag}'`)

/**
 * The text of src/i18n/loaders.ts.
 *
 * @param {readonly string[]} tags of the published locale files
 */
export function localeLoaders(tags) {
  const others = tags.filter((tag) => tag !== 'en').toSorted()
  return [
    '// Generated from the files in locales/ by `npm run locales -- --write`; do not edit.',
    '',
    'export const loaders = {',
    ...others.map((tag) => `  ${key(tag)}: () => import('../../locales/${tag}.json'),`),
    '}',
    '',
  ].join('\n')
}
