import type { ApiKeyError } from '../../core/errors'
import { pause } from './pause'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** What one try came to. */
export type Try<T> =
  | { readonly ok: true; readonly value: T }
  /** `again`: whether the same request may succeed later. */
  | { readonly ok: false; readonly error: ApiKeyError; readonly again: boolean }

export interface RetryOptions {
  /** Tries after the first one. */
  readonly retries: number
  readonly signal?: AbortSignal | undefined
  /** Waits, or rejects with `aborted`. @default a timer */
  readonly wait?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined
}

// Not Math.random, which a lint forbids in the whole package so that no key is ever made with it.
const spread = (): number => (crypto.getRandomValues(new Uint8Array(1))[0] as number) / 1024

/** Milliseconds before the try after next: 1, 2, 4 … 30 s and up to a quarter more, so that clients do not return all at once. */
const backOff = (tries: number): number => Math.round(Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS) * (1 + spread()))

/** Tries until it works, is not worth another try, or was tried often enough. Waits as long as the answer asked for. */
export async function withRetries<T>(
  attempt: () => Promise<Try<T>>,
  { retries, signal, wait = pause }: RetryOptions,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const outcome = await attempt()
    if (outcome.ok) return outcome.value
    if (!outcome.again || tries >= retries) throw outcome.error
    const { retryAfter } = outcome.error
    await wait(retryAfter === undefined ? backOff(tries) : retryAfter * 1000, signal)
  }
}
