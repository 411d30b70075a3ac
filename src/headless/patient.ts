import { ApiKeyError } from '../core/errors'

/** For an adapter that never settles; the built-in ones give up earlier and say why. */
const PATIENCE_MS = 60_000

export interface Patience {
  /** Ends the work before its time. */
  readonly signal?: AbortSignal
  /** Milliseconds. @default 60,000 */
  readonly ms?: number
}

/**
 * What the work comes to, or a `timeout` after some milliseconds. The work is then aborted by the signal that it was given,
 * and what it still answers is not heard.
 */
export function patient<Result>(
  work: (signal: AbortSignal) => Promise<Result> | undefined,
  { signal, ms = PATIENCE_MS }: Patience = {},
): Promise<Result> {
  const own = new AbortController()
  const abort = () => own.abort()
  if (signal?.aborted === true) abort()
  signal?.addEventListener('abort', abort)
  return new Promise<Result>((resolve, reject) => {
    const timer = setTimeout(() => {
      // Before what the abortion itself would be rejected with.
      reject(new ApiKeyError('timeout'))
      abort()
    }, ms)
    // Called at once: a clipboard wants to be written to while the press is still being handled.
    new Promise<Result>((settle) => settle(work(own.signal) as Promise<Result>)).then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    })
  })
}
