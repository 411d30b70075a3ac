/** A whole number as the sentences of a language write it. */
export function numberIn(language: string, number: number): string {
  return new Intl.NumberFormat(language).format(number)
}
