import type { Work } from './keyIndex'
import { nextTask } from './nextTask'

export interface InSlicesOptions {
  readonly signal?: AbortSignal
  /** Lets the host do what waits. @default `scheduler.yield` where there is one, else a task of its own */
  readonly pause?: () => Promise<void>
}

/**
 * Does work with a pause after each step. Where it is aborted the answer is `undefined`, and the rest is never done: a search
 * that the next key press overtakes is no failure. What the work throws rejects.
 */
export async function inSlices<Result>(
  work: Work<Result>,
  { signal, pause = nextTask }: InSlicesOptions = {},
): Promise<Result | undefined> {
  for (;;) {
    if (signal?.aborted) return undefined
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}
