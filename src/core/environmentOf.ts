/** What the name of an environment stands for; undefined for a name of the host's own. */
export function environmentOf(word: string): 'test' | 'live' | undefined {
  return /^(?:test|sandbox|dev|development|stg|staging)$/.test(word)
    ? 'test'
    : /^(?:live|prod|production)$/.test(word)
      ? 'live'
      : undefined
}
