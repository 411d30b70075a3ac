// Pseudo-locales: English, changed by rule, in which a look shows what a translation would break. `npm run locales -- --write`
// writes them into locales/; they are not published.

import { pluralCategories, pluralStem } from './localeWords.mjs'

/** `{{name}}`, which stays as it is. */
const PLACEHOLDER = /(\{\{[^}]*\}\})/

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ACCENTED = [...'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž']
const FILLER = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** How much longer than English a translation is taken to be. */
const GROWTH = 0.4

/** Applies a change to what lies between the placeholders. */
const aroundPlaceholders = (text, change) =>
  text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')

/** Accents that no font and no line height may cut off, filler as of a longer language, brackets that show where it is cut. */
function accented(text) {
  const growth = Math.ceil(
    text
      .split(PLACEHOLDER)
      .filter((_, index) => index % 2 === 0)
      .join('').length * GROWTH,
  )
  let filler = ''
  for (let at = 0; filler.length < growth; at++) filler += ` ${FILLER[at % FILLER.length]}`
  const letters = aroundPlaceholders(text, (part) => part.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)]))
  return `[${letters}${filler}]`
}

/** Each word written from right to left by U+202E … U+202C, as in ICU's ar-XB: what stays readable bypasses the locale. */
const mirrored = (text) =>
  aroundPlaceholders(text, (part) => part.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => `\u202E${word}\u202C`))

const CHANGES = { 'en-XA': accented, 'ar-XB': mirrored }

/** The tags of the pseudo-locales: regions that ISO 3166 leaves to private use, as in CLDR. */
export const PSEUDO_LOCALES = Object.keys(CHANGES)

/** The words below an object changed, each plural in the categories of the language. */
function changed(words, change, categories) {
  const names = new Set(Object.keys(words))
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, value]) => {
      if (typeof value !== 'string') return [[name, changed(value, change, categories)]]
      const stem = pluralStem(name, names)
      if (stem === undefined) return [[name, change(value)]]
      // All forms at once, where the last of English stands.
      return name === `${stem}_other`
        ? categories.map((category) => [`${stem}_${category}`, change(words[`${stem}_${category}`] ?? value)])
        : []
    }),
  )
}

/**
 * The pseudo-locale of a tag, made from the canonical locale.
 *
 * @param {Record<string, unknown>} english
 * @param {string} tag one of PSEUDO_LOCALES
 */
export function pseudoLocale({ rules: _, $schema: schema, ...words }, tag) {
  return { ...(schema && { $schema: schema }), rules: {}, ...changed(words, CHANGES[tag], pluralCategories(tag)) }
}
