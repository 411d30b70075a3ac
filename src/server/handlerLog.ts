import type { ErrorCode } from '../core/errors'

/** One line for the host's log. It has no body, no header field and no secret. */
export interface LogEvent {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: 'request'
  /** The answer has the same one in `x-correlation-id`. */
  readonly correlationId: string
  readonly code: ErrorCode | 'ok'
  readonly status: number
  readonly method: string
  /** With `:id` in the place of the id; null where there is no such path. */
  readonly route: string | null
  readonly keyId?: string
  readonly tenant?: string
  readonly actor?: string
  /** Short code of what lies behind it, such as a SQLSTATE. */
  readonly detail?: string
  /** The sentence of a store or master key that cannot be used. */
  readonly message?: string
}

export type Log = (event: LogEvent) => void

/** One JSON line on stderr for each answer from 500 on. */
export const logToStderr: Log = (event) => {
  if (event.level === 'error') process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
}
