import { ApiKeyError } from '../../core/errors'

/**
 * Runs work with a signal of its own. Rejects with `aborted` as soon as the caller's signal does and with `timeout`
 * after `ms` milliseconds, whether or not the work listens to its signal.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new ApiKeyError('aborted')
  const controller = new AbortController()
  let stop = (): void => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const ended = new Promise<never>((_, reject) => {
    const end = (code: 'aborted' | 'timeout'): void => {
      reject(new ApiKeyError(code))
      // Without a reason: the caller's may be any text.
      controller.abort()
    }
    stop = () => end('aborted')
    if (Number.isFinite(ms)) timer = setTimeout(() => end('timeout'), ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([ended, work(controller.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
