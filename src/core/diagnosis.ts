import type { Params } from './errors'

/** The checks of a connection, in the order in which they are made. */
export const CHECK_STEPS = ['format', 'address', 'network', 'tls', 'authorization', 'response'] as const

export type CheckStep = (typeof CHECK_STEPS)[number]

/**
 * Why a step failed. Sentences stand under `diagnosis.causes.<cause>` in the locales.
 */
export const CHECK_CAUSES = [
  'invalidKey',
  'invalidEndpoint',
  'notAllowed',
  'notFound',
  'privateAddress',
  'refused',
  'unreachable',
  'timeout',
  'certificate',
  'certificateExpired',
  'certificateName',
  'certificateUntrusted',
  'unauthorized',
  'forbidden',
  'wrongPath',
  'redirect',
  'rateLimited',
  'serverError',
  'status',
  'notJson',
  'tooLarge',
  'wrongBody',
] as const

export type CheckCause = (typeof CHECK_CAUSES)[number]

export interface CheckResult {
  readonly step: CheckStep
  /** `skipped`: not reached, or it does not apply, such as `tls` on a loopback address. */
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Milliseconds, where the step took time of its own. */
  readonly latency?: number
  readonly cause?: CheckCause
  /** For instance `{ status: 429, retryAfter: 30 }`, the wait in seconds; never text from the endpoint. */
  readonly params?: Params
}

/** What a connection check found: one result for each step, in order. */
export interface Diagnosis {
  readonly ok: boolean
  readonly checks: readonly CheckResult[]
  /** Identifier under which the service's log has this check. */
  readonly correlationId?: string
}

/** The step at which a check stopped, if it did. */
export function failedCheck(diagnosis: Diagnosis): CheckResult | undefined {
  return diagnosis.checks.find((check) => check.state === 'failed')
}

/** The step that comes after these; null where one has failed, or all are through. */
export function liveStep(checks: readonly CheckResult[]): CheckStep | null {
  const last = checks.at(-1)
  if (last === undefined) return CHECK_STEPS[0]
  return last.state === 'failed' ? null : (CHECK_STEPS[CHECK_STEPS.indexOf(last.step) + 1] ?? null)
}

/** With one more; the same where it comes twice, out of order, or after a failure. A step that is left out is not reached. */
export function withCheck(checks: readonly CheckResult[], check: CheckResult): readonly CheckResult[] {
  const live = liveStep(checks)
  return live === null || CHECK_STEPS.indexOf(check.step) < CHECK_STEPS.indexOf(live) ? checks : [...checks, check]
}
