/** In which direction a line of writing runs. */
export type Direction = 'ltr' | 'rtl'

/** The direction of a language that has a locale file. A list, for not every browser's `Intl.Locale` knows it. */
export const directionOf = (language: string): Direction => (/^(ar|fa)(-|$)/.test(language) ? 'rtl' : 'ltr')
