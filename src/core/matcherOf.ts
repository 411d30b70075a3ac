/** No name, address or key is longer; a pattern is not asked about what is. UTF-16 units. */
const MAX_MATCHED = 8_192
/** A pattern that was let through reads that much within a millisecond. */
const SLOW_MS = 100
/** Once may be a machine that slept in between. */
const MAX_SLOW = 3

/**
 * Whether the whole of a text matches a pattern. `parseRules` lets no pattern through that can backtrack. Should one still
 * take a tenth of a second three times, no text of that length is read with it any more, and the answer is no: a page must
 * not stand still at each key press, nor a server at each request.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export function matcherOf(source: string, now: () => number = () => performance.now()): (text: string) => boolean {
  const pattern = new RegExp(`^(?:${source})$`, 'u')
  let limit = MAX_MATCHED
  let slow = 0
  return (text) => {
    if (text.length > limit) return false
    const since = now()
    const matches = pattern.test(text)
    if (now() - since > SLOW_MS && ++slow === MAX_SLOW) limit = text.length - 1
    return matches
  }
}
