import { type CheckResult, type CheckStep, type Diagnosis, liveStep, withCheck } from './diagnosis'
import type { ApiKeyError } from './errors'

interface Base {
  readonly session: number
}

/**
 * One connection test: `idle ─► running ─► answered`, `failed` or `cancelled`. A test that found a fault is an answer;
 * `failed` is the test that has none. `session` numbers the tests, so that a late answer of one never touches the next.
 */
export type TestState =
  | ({ readonly state: 'idle' } & Base)
  | ({
      readonly state: 'running'
      /** What is known so far, in the order of `CHECK_STEPS`; empty where the adapter does not say. */
      readonly checks: readonly CheckResult[]
      /** The step under way; null where a check has failed, or all are through. */
      readonly live: CheckStep | null
    } & Base)
  | ({ readonly state: 'answered'; readonly diagnosis: Diagnosis } & Base)
  | ({ readonly state: 'failed'; readonly error: ApiKeyError } & Base)
  | ({
      readonly state: 'cancelled'
      /** What was known by then. */
      readonly checks: readonly CheckResult[]
    } & Base)

export type TestEvent =
  /** Begins a test, also in the place of one that is running. */
  | { readonly type: 'start' }
  | { readonly type: 'check'; readonly session: number; readonly check: CheckResult }
  | { readonly type: 'answered'; readonly session: number; readonly diagnosis: Diagnosis }
  | { readonly type: 'failed'; readonly session: number; readonly error: ApiKeyError }
  | { readonly type: 'cancel' }

export const initialTestState: TestState = { state: 'idle', session: 0 }

/** The next state; the same object where the event means nothing in this state. */
export function testReducer(state: TestState, event: TestEvent): TestState {
  const { session } = state
  if (event.type === 'start') return { state: 'running', session: session + 1, checks: [], live: liveStep([]) }
  if (state.state !== 'running' || ('session' in event && event.session !== session)) return state
  switch (event.type) {
    case 'check': {
      const checks = withCheck(state.checks, event.check)
      return checks === state.checks ? state : { state: 'running', session, checks, live: liveStep(checks) }
    }
    case 'answered':
      return { state: 'answered', session, diagnosis: event.diagnosis }
    case 'failed':
      return { state: 'failed', session, error: event.error }
    case 'cancel':
      return { state: 'cancelled', session, checks: state.checks }
  }
}
