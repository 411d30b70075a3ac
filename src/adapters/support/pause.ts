import { ApiKeyError } from '../../core/errors'

/**
 * Waits, or rejects with `aborted` as soon as the signal does.
 *
 * @param ms milliseconds; 0 waits for no timer
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) throw new ApiKeyError('aborted')
  if (ms > 0)
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer)
        reject(new ApiKeyError('aborted'))
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    })
  // Still a moment, so that a call can be aborted right after it was made.
  else await Promise.resolve()
  if (signal?.aborted) throw new ApiKeyError('aborted')
}
