import type { Diagnosis } from '../core/diagnosis'
import type { PingOptions } from './pingEndpoint'

/**
 * A connection check as an answer that grows: one line `{"check":…}` for each step as it ends, then `{"diagnosis":…}`. A
 * client that goes away ends the check; without the last line an answer is not whole.
 */
export function checkLines(
  signal: AbortSignal,
  check: (options: Pick<PingOptions, 'signal' | 'onCheck'>) => Promise<Diagnosis>,
): Response {
  const gone = new AbortController()
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true
      const send = (line: object): void => {
        // Thrown into the event of a socket, the error of a stream that has ended would end the process.
        if (open && !gone.signal.aborted) controller.enqueue(text.encode(`${JSON.stringify(line)}\n`))
      }
      const work = async (): Promise<void> => {
        const onCheck: PingOptions['onCheck'] = (result) => send({ check: result })
        send({ diagnosis: await check({ signal: AbortSignal.any([signal, gone.signal]), onCheck }) })
        if (!gone.signal.aborted) controller.close()
      }
      // Not returned: what waits for the start of a stream would get all lines at once.
      work().catch(() => {
        open = false
        controller.error(new Error('keyrack: the check was not finished'))
      })
    },
    cancel: () => gone.abort(),
  })
  // Reverse proxies that collect answers would hand the lines over when it is too late to show them.
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' } })
}
