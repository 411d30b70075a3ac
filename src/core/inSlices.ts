import type { Work } from './keyIndex'

export interface InSlicesOptions {
  readonly signal?: AbortSignal
  /** Lets the host do what waits. @default `scheduler.yield` where there is one, else a task of its own */
  readonly pause?: () => Promise<void>
}

const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } }

const nextTask = (): Promise<void> =>
  scheduler?.yield?.() ??
  new Promise((resolve) => {
    if (typeof MessageChannel === 'undefined') {
      setTimeout(resolve)
      return
    }
    // A timer may have to wait for 4 ms.
    const { port1, port2 } = new MessageChannel()
    const resume = () => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', resume, { once: true })
    port1.start()
    port2.postMessage(null)
  })

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
