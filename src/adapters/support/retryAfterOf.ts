const MAX_SECONDS = 3_600
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * Seconds that an answer asks to wait, from seconds or an HTTP date, at most 3,600; undefined where it asks for nothing
 * that can be read. A date counts from the answer's own `Date`, for the clock of this machine may be wrong.
 *
 * @param now milliseconds since the epoch, used where the answer has no `Date`
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Math.min(Number(value), MAX_SECONDS)
  if (!HTTP_DATE.test(value)) return undefined
  const sent = headers.get('date')?.trim() ?? ''
  const seconds = Math.ceil((Date.parse(value) - (HTTP_DATE.test(sent) ? Date.parse(sent) : now)) / 1000)
  return seconds > 0 ? Math.min(seconds, MAX_SECONDS) : undefined
}
