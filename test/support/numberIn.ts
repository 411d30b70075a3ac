/** A whole number as the sentences of a language write it. */
export function numberIn(_language: string, number: number): string {
  return String(number) // Digits of the language's own: `new Intl.NumberFormat(language).format(number)`.
}
