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
  /** How many steps the listener was told of. */
  #told = 0

  /** @param onCheck told of each step as it ends, in order and once each; it must not throw */
  constructor(private readonly onCheck?: (check: CheckResult) => void) {}

  /** @param timed whether the step took time of its own */
  pass(step: CheckStep, timed = false): void {
    this.#passed.set(step, { step, state: 'passed', ...(timed ? { latency: this.#elapsed() } : {}) })
    this.#since = performance.now()
    // Without encryption there is none to wait for: what is waited for after the network is the answer.
    const last = step === 'network' && !this.encrypted ? 'tls' : step
    this.#tell(CHECK_STEPS.slice(0, CHECK_STEPS.indexOf(last) + 1).map((each) => this.#outcomeOf(each)))
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
      if (failure === undefined || index < failedAt) return this.#outcomeOf(step)
      if (index > failedAt) return { step, state: 'skipped' }
      const { cause, params } = failure
      return { step, state: 'failed', latency: this.#elapsed(), cause, ...(params === undefined ? {} : { params }) }
    })
    this.#tell(checks)
    return { ok: failure === undefined, checks }
  }

  /** Tells of those steps that were not told of. After a diagnosis there is none left, so a late event says nothing. */
  #tell(checks: readonly CheckResult[]): void {
    const fresh = checks.slice(this.#told)
    this.#told = Math.max(this.#told, checks.length)
    for (const check of fresh) this.onCheck?.(check)
  }

  /** Of a step that is over. */
  #outcomeOf(step: CheckStep): CheckResult {
    return this.#passed.get(step) ?? { step, state: 'skipped' }
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#since)
  }
}
