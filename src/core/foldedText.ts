/**
 * A text as searches look at it, whatever its case. Greek has two small letters for one capital, and which of them stands
 * depends on what follows: a part of a word would be folded otherwise than the word.
 */
export const foldedText = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ')
