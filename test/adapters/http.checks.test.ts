import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { httpAdapter } from '../../src/adapters/http'
import { CHECK_STEPS, type CheckResult, type Diagnosis } from '../../src/core/diagnosis'
import type { ApiKeyError } from '../../src/core/errors'
import { Secret } from '../../src/core/secret'
import { findLeak } from '../../src/testing/findLeak'

const CANARY = 'sk_canary_7Hq2ZxW9pLmN4vRt8KyB3cDf'
const TARGET = { endpoint: 'https://api.example.com/v1', secret: new Secret(CANARY) } as const
const CHECKS: readonly CheckResult[] = CHECK_STEPS.map((step, n) => ({ step, state: 'passed', latency: n }))
const DIAGNOSIS: Diagnosis = { ok: true, checks: CHECKS }
const LINES = [...CHECKS.map((check) => ({ check })), { diagnosis: DIAGNOSIS }].map((line) => `${JSON.stringify(line)}\n`)

/** An answer in these pieces; an error at its end where it is cut off. */
const answer = (pieces: readonly (string | Uint8Array)[], { cut = false, type = 'application/x-ndjson' } = {}): Response => {
  const rest = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece))
  const body = new ReadableStream<Uint8Array>({
    pull: (to) => {
      const next = rest.shift()
      if (next !== undefined) to.enqueue(next)
      else if (cut) to.error(new Error(CANARY))
      else to.close()
    },
  })
  return new Response(body, { headers: { 'content-type': type } })
}

/** An answer that grows as it is told to. */
const growing = () => {
  let to: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      to = controller
    },
  })
  return { body, more: (line: string) => to?.enqueue(new TextEncoder().encode(line)), end: () => to?.close() }
}

const tell = async (response: Response) => {
  const told: CheckResult[] = []
  let accept: string | null = null
  const { test } = httpAdapter({
    fetch: async ({ headers }) => {
      accept = headers.get('accept')
      return response
    },
  })
  const outcome = await test?.(TARGET, { onCheck: (check) => told.push(check) }).catch((error: ApiKeyError) => error)
  return { told, accept: accept as string | null, outcome }
}

describe('a check that is told line by line', () => {
  it('is asked for where somebody listens, and nowhere else', async () => {
    expect((await tell(answer(LINES))).accept).toMatch(/^application\/x-ndjson, application\/json/)
    let accept: string | null = ''
    const adapter = httpAdapter({
      fetch: async ({ headers }) => {
        accept = headers.get('accept')
        return Response.json(DIAGNOSIS)
      },
    })
    expect(await adapter.test?.(TARGET)).toEqual(DIAGNOSIS)
    expect(accept).not.toContain('ndjson')
  })

  it('tells each step and answers with the diagnosis', async () => {
    expect(await tell(answer(LINES))).toMatchObject({ told: CHECKS, outcome: DIAGNOSIS })
  })

  it('tells a step before the next one is there', async () => {
    const { body, more, end } = growing()
    const onCheck = vi.fn()
    const adapter = httpAdapter({
      fetch: async () => new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }),
    })
    const tested = adapter.test?.(TARGET, { onCheck })
    for (const [n, line] of LINES.slice(0, -1).entries()) {
      more(line)
      await vi.waitFor(() => expect(onCheck).toHaveBeenCalledTimes(n + 1))
    }
    more(LINES.at(-1) ?? '')
    // The answer is whole once it ends, not at its last line.
    expect(await Promise.race([tested, Promise.resolve('pending')])).toBe('pending')
    end()
    expect(await tested).toEqual(DIAGNOSIS)
  })

  it('is the same however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(LINES.join('').replace('"passed"', '"passed","note":"né 🔑"'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const pieces = at.slice(1).map((end, n) => bytes.slice(at[n], end))
        expect(await tell(answer(pieces))).toMatchObject({ told: CHECKS, outcome: DIAGNOSIS })
      }),
    )
  })

  it('may end without a line break, and may be plain JSON from a service that tells no steps', async () => {
    expect((await tell(answer([LINES.join('').trimEnd()]))).outcome).toEqual(DIAGNOSIS)
    expect(await tell(Response.json(DIAGNOSIS))).toMatchObject({ told: [], outcome: DIAGNOSIS })
  })

  it.each([
    ['is cut off before its diagnosis', answer(LINES.slice(0, 2)), 'network', 2],
    ['breaks', answer(LINES.slice(0, 2), { cut: true }), 'network', 2],
    ['breaks after its diagnosis', answer(LINES, { cut: true }), 'network', 6],
    ['is empty', answer([]), 'network', 0],
    ['has a line that is no JSON', answer([LINES[0] ?? '', `${CANARY}\n`]), 'badResponse', 1],
    ['has a line that is no object', answer(['null\n']), 'badResponse', 0],
    ['has a step that there is not', answer([`{"check":{"step":"${CANARY}","state":"passed"}}\n`]), 'badResponse', 0],
    ['has a line of something else', answer([`{"secret":"${CANARY}"}\n`]), 'badResponse', 0],
    ['has a diagnosis that is none', answer(['{"diagnosis":{"ok":"yes"}}\n']), 'badResponse', 0],
    ['goes on after its diagnosis', answer([...LINES, LINES[0] ?? '']), 'badResponse', 6],
    ['never ends a line', answer(Array.from({ length: 70 }, () => 'x'.repeat(1024))), 'badResponse', 0],
    ['never ends', answer(Array.from({ length: 2_000 }, () => LINES[0] ?? '')), 'badResponse', undefined],
    ['is a page', answer([`<h1>${CANARY}</h1>`], { type: 'text/html' }), 'badResponse', 0],
  ])('that %s rejects, and with nothing of the answer', async (_, response, code, steps) => {
    const { told, outcome } = await tell(response)
    expect(outcome).toMatchObject({ name: 'ApiKeyError', code })
    expect(findLeak(outcome, CANARY)).toBeNull()
    if (steps !== undefined) expect(told).toHaveLength(steps)
  })

  it('drops what was not agreed from a step', async () => {
    const { told } = await tell(answer([`{"check":{"step":"format","state":"passed","body":"${CANARY}"}}\n`, LINES.at(-1) ?? '']))
    expect(told).toEqual([{ step: 'format', state: 'passed' }])
  })

  it('goes on where the listener throws', async () => {
    const adapter = httpAdapter({ fetch: async () => answer(LINES) })
    const onCheck = () => {
      throw new Error('no')
    }
    expect(await adapter.test?.(TARGET, { onCheck })).toEqual(DIAGNOSIS)
  })

  it('tells nothing more once it was aborted', async () => {
    const controller = new AbortController()
    const { body, more } = growing()
    const onCheck = vi.fn()
    const adapter = httpAdapter({
      fetch: async () => new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }),
    })
    const tested = adapter.test?.(TARGET, { onCheck, signal: controller.signal })
    more(LINES[0] ?? '')
    await vi.waitFor(() => expect(onCheck).toHaveBeenCalledTimes(1))
    controller.abort()
    await expect(tested).rejects.toMatchObject({ code: 'aborted' })
    more(LINES[1] ?? '')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(onCheck).toHaveBeenCalledTimes(1)
  })
})
