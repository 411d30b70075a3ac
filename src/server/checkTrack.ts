import { CHECK_STEPS, type CheckCause, type CheckResult, type CheckStep, type Diagnosis } from '../core/diagnosis'
import type { Params } from '../core/errors'

/** A step that did not pass. */
export class CheckFailure {
  constructor(
    readonly step: CheckStep,
    readonly cause: CheckCause,
    readonly params?: Params,
  ) {}
}

/** The steps of a connection check as they pass, with the time that each took. */
export class CheckTrack {
  /** Whether there is a `tls` step. */
  encrypted = false
  readonly #passed = new Map<CheckStep, CheckResult>()
  #since = performance.now()

  /** @param timed whether the step took time of its own */
  pass(step: CheckStep, timed = false): void {
    this.#passed.set(step, { step, state: 'passed', ...(timed ? { latency: this.#elapsed() } : {}) })
    this.#since = performance.now()
  }

  /** The step that is being made, once the format was found right. */
  get step(): CheckStep {
    if (!this.#passed.has('address')) return 'address'
    if (!this.#passed.has('network')) return 'network'
    return this.encrypted && !this.#passed.has('tls') ? 'tls' : 'response'
  }

  /** A result for every step, in order: what came before the failure and did not pass, and what comes after it, was skipped. */
  diagnosis(failure?: CheckFailure): Diagnosis {
    const failedAt = failure === undefined ? CHECK_STEPS.length : CHECK_STEPS.indexOf(failure.step)
    const checks = CHECK_STEPS.map((step, index): CheckResult => {
      if (failure === undefined || index < failedAt) return this.#passed.get(step) ?? { step, state: 'skipped' }
      if (index > failedAt) return { step, state: 'skipped' }
      const { cause, params } = failure
      return { step, state: 'failed', latency: this.#elapsed(), cause, ...(params === undefined ? {} : { params }) }
    })
    return { ok: failure === undefined, checks }
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#since)
  }
}
