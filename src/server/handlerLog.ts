import type { CheckCause, CheckStep } from '../core/diagnosis'
import type { ErrorCode } from '../core/errors'

interface Logged {
  readonly level: 'info' | 'warn' | 'error'
  /** The answer has the same one in `x-correlation-id`, and the user may have it from there. */
  readonly correlationId: string
  readonly keyId?: string
  readonly tenant?: string
  readonly actor?: string
}

/** One line for an answer. It has no body, no header field and no secret. */
export interface RequestLogEvent extends Logged {
  readonly event: 'request'
  readonly code: ErrorCode | 'ok'
  readonly status: number
  readonly method: string
  /** With `:id` in the place of the id; null where there is no such path. */
  readonly route: string | null
  /** Short code of what lies behind it, such as a SQLSTATE. */
  readonly detail?: string
  /** The sentence of a store or master key that cannot be used. */
  readonly message?: string
}

/** How a connection test ended: `warn` where a step failed. It has neither the endpoint nor anything that it answered. */
export interface CheckLogEvent extends Logged {
  readonly event: 'check'
  readonly ok: boolean
  /** The step that failed, and why. */
  readonly step?: CheckStep
  readonly cause?: CheckCause
}

export type LogEvent = RequestLogEvent | CheckLogEvent

export type Log = (event: LogEvent) => void

/** One JSON line on stderr for each answer from 500 on, and for each connection test that failed: users are given its reference. */
export const logToStderr: Log = (event) => {
  if (event.level === 'error' || (event.event === 'check' && !event.ok))
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`)
}
