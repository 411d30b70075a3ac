import { CHECK_STEPS, type CheckCause, type CheckStep, type Diagnosis } from '../../src/core/diagnosis'
import type { Params } from '../../src/core/errors'

export const passed: Diagnosis = { ok: true, checks: CHECK_STEPS.map((step) => ({ step, state: 'passed', latency: 12 })) }

/** A test that stopped at a step; nothing after it was reached. */
export function failedAt(step: CheckStep, cause: CheckCause, params: Params = {}): Diagnosis {
  const stop = CHECK_STEPS.indexOf(step)
  return {
    ok: false,
    checks: CHECK_STEPS.map((each, index) => ({
      step: each,
      state: index < stop ? 'passed' : index === stop ? 'failed' : 'skipped',
      ...(index === stop ? { cause, params } : {}),
    })),
  }
}
