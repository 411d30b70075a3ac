/** The year 10000, which ISO 8601 writes with a sign, and PostgreSQL does not read so. Milliseconds since the epoch. */
const END_OF_TIME = 253_402_300_800_000

/** An ISO 8601 instant with a zone, such as `2026-11-23T08:00:00Z`, in milliseconds since the epoch; NaN for any other text. */
export function instantOf(text: string): number {
  const day = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text)?.[1]
  const midnight = Date.parse(`${day}T00:00Z`)
  // Some engines read 30 February as 2 March, others refuse it: the day must come back as it was written.
  const exists = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(`${day}T`)
  const time = Date.parse(text)
  return exists && time < END_OF_TIME ? time : Number.NaN
}
