import { useCallback, useEffect, useRef, useState } from 'react'
import type { Diagnosis } from '../core/diagnosis'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { readDiagnosis } from '../core/wire'
import { useKeyrack } from './useKeyrack'

export interface ConnectionTest {
  /** `running` until there is an answer; a test that found a fault is an answer. */
  readonly state: 'running' | 'answered' | 'failed'
  readonly diagnosis: Diagnosis | null
  /** Why there is no answer. */
  readonly error: ApiKeyError | null
  readonly again: () => void
}

const NOTHING = { diagnosis: null, error: null } as const

/** Tests a stored key against its endpoint, at once and each time it is asked to; the test ends with the component. */
export function useConnectionTest(id: string): ConnectionTest {
  const { adapter } = useKeyrack()
  const [result, setResult] = useState<Pick<ConnectionTest, 'diagnosis' | 'error'>>(NOTHING)
  const [attempt, setAttempt] = useState(0)

  // Only another key or another attempt is another test: a host that renders anew must not call the endpoint again.
  const latest = useRef(adapter)
  useEffect(() => {
    latest.current = adapter
  })
  useEffect(() => {
    setResult(NOTHING)
    const controller = new AbortController()
    const { signal } = controller
    const run = async () => {
      const { current } = latest
      if (current.test === undefined) throw new ApiKeyError('unsupported')
      return readDiagnosis(await current.test({ id }, { signal }))
    }
    run().then(
      (diagnosis) => signal.aborted || setResult({ diagnosis, error: null }),
      (thrown: unknown) => signal.aborted || setResult({ diagnosis: null, error: toApiKeyError(thrown) }),
    )
    return () => controller.abort()
  }, [id, attempt])

  const { diagnosis, error } = result
  return {
    state: diagnosis !== null ? 'answered' : error !== null ? 'failed' : 'running',
    diagnosis,
    error,
    again: useCallback(() => setAttempt((before) => before + 1), []),
  }
}
