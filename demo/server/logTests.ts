import type { LogEvent } from 'keyrack/server'

/** One JSON line on stderr for each connection test, so that its reference is found, and for each answer from 500 on. */
export const logTests = (event: LogEvent): void => {
  if (event.level !== 'error' && event.event !== 'check') return
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
}
