import { useRef, useState } from 'react'
import { type ApiKeyError, toApiKeyError } from '../core/errors'

/** One request at a time, from its start to its success or its problem. */
export function useRequest() {
  const [request, setRequest] = useState<{ busy: boolean; problem: ApiKeyError | null }>({ busy: false, problem: null })
  const running = useRef(false)
  const run = (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setRequest({ busy: true, problem: null })
    work()
      .catch((thrown: unknown) => setRequest({ busy: false, problem: toApiKeyError(thrown) }))
      .finally(() => (running.current = false))
  }
  return { ...request, run }
}
