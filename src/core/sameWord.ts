/** Marks of direction and isolates (UAX #9): a word that is copied out of a sentence brings those around it. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Up and down again: in the language's own letters (Turkish ı and İ), and with ß as ss. */
const folded = (text: string, language: string): string =>
  text.replace(DIRECTIONS, '').trim().normalize('NFC').toLocaleUpperCase(language).toLocaleLowerCase(language).normalize('NFC')

/** Whether what was typed is the word that was asked for, in whatever case and form it was typed. */
export const sameWord = (typed: string, word: string, language: string): boolean =>
  folded(typed, language) === folded(word, language)
