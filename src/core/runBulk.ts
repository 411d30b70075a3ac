import type { BulkResult, BulkTarget } from './bulkFlow'
import { type ErrorCode, toApiKeyError } from './errors'
import { nextTask } from './nextTask'

export interface BulkProgress {
  /** Since the last one: those of 1 in 200 of all targets, so that a long run is not slowed down by being watched. */
  readonly results: readonly BulkResult[]
  /** Name of the target that was begun last. */
  readonly current: string | null
  /** Seconds for which nothing is begun since the service wants to be left alone; `null` when it goes on. */
  readonly pausedFor: number | null
}

export interface RunBulkOptions {
  /** Aborted, nothing more is begun; what is under way is waited for, for nobody could tell how it ended. */
  readonly signal?: AbortSignal | undefined
  /** How many are under way at once. @default 4 */
  readonly concurrency?: number
  /** What it throws changes nothing. */
  readonly onProgress?: (progress: BulkProgress) => void
  /** Resolves after so many milliseconds, or when the signal is aborted. @default by `setTimeout` */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

export interface BulkOutcome<Target extends BulkTarget> {
  readonly done: readonly string[]
  readonly failed: readonly (Target & { readonly code: ErrorCode })[]
  /** Those that were not begun, or whose try says nothing about them. In the order in which they were given. */
  readonly remaining: readonly Target[]
  /** What ended it before it was through; `null` where nothing did or where it was aborted. */
  readonly stopped: ErrorCode | null
}

/** With these no other target would fare better. */
const STOPPING: readonly ErrorCode[] = ['unauthorized', 'offline']
/** Pauses one after the other without an answer in between. */
const MAX_PAUSES = 5
/** Nobody watches a dialog for longer. */
const MAX_PAUSE_SECONDS = 300
/** Answers after which the page has its turn. Where they come without a wait, as from memory, it would stand still until the end. */
const BREATH = 50

/**
 * Does one thing to many targets, some at a time. It never rejects. Where the service is `rateLimited`, all wait for its
 * `retryAfter` (else 2 seconds, 4, 8 …) and the same target is tried again; after 5 pauses without any other answer, or where
 * the pause would be longer than 5 minutes, it stops, as it does at once with `unauthorized` and `offline`. What stops it is
 * no failure of a target: those remain.
 *
 * @param act is given each target once, but for pauses; a target that is there twice counts once
 */
export async function runBulk<Target extends BulkTarget>(
  targets: readonly Target[],
  act: (target: Target) => Promise<unknown>,
  { signal, concurrency = 4, onProgress, wait = sleep }: RunBulkOptions = {},
): Promise<BulkOutcome<Target>> {
  const open = new Map(targets.map((target) => [target.id, target]))
  const queue = [...open.values()]
  const again: Target[] = []
  const step = Math.ceil(queue.length / 200)
  const done: string[] = []
  const failed: (Target & { readonly code: ErrorCode })[] = []
  let results: BulkResult[] = []
  let next = 0
  let current: string | null = null
  let stopped: ErrorCode | null = null
  let pauses = 0
  let sinceBreath = 0
  let pausing: Promise<void> | undefined
  /** Seconds that the pause under way is too short by. */
  let owed = 0
  let pausedFor = 0
  // What ends it ends the pause too.
  const ending = new AbortController()
  const end = (): void => ending.abort()
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end)
  const stop = (code: ErrorCode): void => {
    stopped ??= code
    end()
  }

  const tell = (pausedFor: number | null = null): void => {
    const progress = { results, current, pausedFor }
    results = []
    try {
      onProgress?.(progress)
    } catch {
      // The listener's own affair: keys are being changed, and that has to go on.
    }
  }

  const settle = (target: Target, code: ErrorCode | null): void => {
    open.delete(target.id)
    if (code === null) done.push(target.id)
    else failed.push({ ...target, code })
    results.push({ id: target.id, code })
    pauses = 0
    sinceBreath++
  }

  const pauseFor = (seconds: number): void => {
    if (stopped !== null) return
    if (!(seconds <= MAX_PAUSE_SECONDS)) return stop('rateLimited')
    if (pausing !== undefined) {
      owed = Math.max(owed, seconds - pausedFor)
      return
    }
    if (++pauses > MAX_PAUSES) return stop('rateLimited')
    pausedFor = seconds
    pausing = rest(seconds).then(() => {
      pausing = undefined
      tell()
    })
  }

  const rest = async (seconds: number): Promise<void> => {
    let left = seconds
    do {
      owed = 0
      tell(left)
      await wait(left * 1000, ending.signal)
      left = owed
    } while (left > 0 && !ending.signal.aborted)
  }

  const attempt = async (target: Target): Promise<void> => {
    try {
      await act(target)
    } catch (thrown) {
      const { code, retryAfter = 2 ** (pauses + 1) } = toApiKeyError(thrown)
      if (STOPPING.includes(code)) stop(code)
      else if (code === 'rateLimited') {
        again.push(target)
        pauseFor(retryAfter)
      } else settle(target, code)
      return
    }
    settle(target, null)
  }

  const work = async (): Promise<void> => {
    for (;;) {
      if (results.length >= step) tell()
      if (sinceBreath >= BREATH) {
        sinceBreath = 0
        await nextTask()
      }
      if (pausing !== undefined) {
        await pausing
        continue
      }
      if (stopped !== null || signal?.aborted) return
      const target = again.pop() ?? queue[next++]
      if (target === undefined) return
      current = target.name
      await attempt(target)
    }
  }

  await Promise.all(Array.from({ length: Math.min(Math.max(1, concurrency), queue.length) }, work))
  signal?.removeEventListener('abort', end)
  if (results.length > 0) tell()
  return { done, failed, remaining: [...open.values()], stopped }
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end)
  })
}
