import { CHECK_STEPS, type CheckCause, type CheckStep, type Diagnosis } from 'keyrack/core'

export const allPassed: Diagnosis = { ok: true, checks: CHECK_STEPS.map((step) => ({ step, state: 'passed', latency: 18 })) }

/** A test that stopped at a step; nothing after it was reached. */
export function stoppedAt(step: CheckStep, cause: CheckCause, status = 401): Diagnosis {
  const stop = CHECK_STEPS.indexOf(step)
  return {
    ok: false,
    correlationId: 'req_5f1c',
    checks: CHECK_STEPS.map((each, index) => ({
      step: each,
      state: index < stop ? 'passed' : index === stop ? 'failed' : 'skipped',
      ...(index === stop ? { cause, params: { status } } : {}),
    })),
  }
}
