import { CHECK_STEPS, type CheckCause, type CheckResult, type CheckStep, type Diagnosis } from 'keyrack/core'

export const allPassed: Diagnosis = {
  ok: true,
  correlationId: 'f3b1c2de-5a0e-4b7c-9d43-0c2f4f1f9a11',
  checks: CHECK_STEPS.map((step) => ({ step, state: 'passed', latency: 18 })),
}

/** A test that has come to the permission. */
export const underWay: readonly CheckResult[] = allPassed.checks.slice(0, 4)

/** A test that stopped at a step; nothing after it was reached. */
export function stoppedAt(step: CheckStep, cause: CheckCause, status = 401, retryAfter?: number): Diagnosis {
  const stop = CHECK_STEPS.indexOf(step)
  return {
    ok: false,
    correlationId: 'f3b1c2de-5a0e-4b7c-9d43-0c2f4f1f9a11',
    checks: CHECK_STEPS.map((each, index) => ({
      step: each,
      state: index < stop ? 'passed' : index === stop ? 'failed' : 'skipped',
      ...(index < stop ? { latency: 18 } : {}),
      ...(index === stop ? { cause, latency: 240, params: { status, ...(retryAfter === undefined ? {} : { retryAfter }) } } : {}),
    })),
  }
}
