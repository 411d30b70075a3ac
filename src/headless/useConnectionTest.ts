import { useCallback, useEffect, useRef } from 'react'
import type { CheckResult, CheckStep, Diagnosis } from '../core/diagnosis'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { initialTestState, testReducer } from '../core/testFlow'
import { readDiagnosis } from '../core/wire'
import { checkReader } from './checkReader'
import { patient } from './patient'
import { useFlow } from './useFlow'
import { useKeyrack } from './useKeyrack'

export interface ConnectionTest {
  /** `running` until there is an answer; a test that found a fault is an answer. `cancelled` by nothing but `cancel`. */
  readonly state: 'running' | 'answered' | 'failed' | 'cancelled'
  readonly diagnosis: Diagnosis | null
  /** Why there is no answer. */
  readonly error: ApiKeyError | null
  /** While it is running, and once it is cancelled: the checks so far, in order; empty where the adapter does not say. */
  readonly progress: readonly CheckResult[]
  /** The check under way. */
  readonly live: CheckStep | null
  readonly again: () => void
  readonly cancel: () => void
}

const NONE: readonly CheckResult[] = []

/** Tests a stored key against its endpoint, at once and each time it is asked to; the test ends with the component. */
export function useConnectionTest(id: string): ConnectionTest {
  const { adapter, reportFailure } = useKeyrack()
  const { state, move } = useFlow(testReducer, initialTestState)
  const running = useRef<AbortController | null>(null)

  // Only another key or another attempt is another test: a host that renders anew must not call the endpoint again.
  const latest = useRef({ adapter, reportFailure })
  useEffect(() => {
    latest.current = { adapter, reportFailure }
  })

  const cancel = useCallback(() => {
    move({ type: 'cancel' })
    running.current?.abort()
  }, [move])

  const start = useCallback(() => {
    running.current?.abort()
    const controller = (running.current = new AbortController())
    const { session } = move({ type: 'start' })
    const onCheck = checkReader((check) => move({ type: 'check', session, check }))
    const run = async () => {
      const { adapter: door } = latest.current
      if (door.test === undefined) throw new ApiKeyError('unsupported')
      const test = (signal: AbortSignal) => door.test?.({ id }, { signal, onCheck })
      return readDiagnosis(await patient(test, controller))
    }
    run().then(
      (diagnosis) => move({ type: 'answered', session, diagnosis }),
      (thrown: unknown) => {
        const error = toApiKeyError(thrown)
        const next = move({ type: 'failed', session, error })
        if (next.state === 'failed' && next.error === error) latest.current.reportFailure(error, id)
      },
    )
  }, [id, move])

  useEffect(() => {
    start()
    return cancel
  }, [start, cancel])

  return {
    state: state.state === 'idle' ? 'running' : state.state,
    diagnosis: state.state === 'answered' ? state.diagnosis : null,
    error: state.state === 'failed' ? state.error : null,
    progress: 'checks' in state ? state.checks : NONE,
    live: state.state === 'running' ? state.live : null,
    again: start,
    cancel,
  }
}
