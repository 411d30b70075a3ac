import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { httpAdapter } from '../../src/adapters/http'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, ApiKeyDraft } from '../../src/core/adapter'
import { createReducer, type CreateState, initialCreateState } from '../../src/core/createFlow'
import { type ErrorCode, toApiKeyError } from '../../src/core/errors'
import type { ApiKey } from '../../src/core/model'
import { initialRotateState, rotateReducer, type RotateState } from '../../src/core/rotateFlow'
import type { Secret } from '../../src/core/secret'
import { readKey } from '../../src/core/wire'
import { type Fault, faultyAdapter } from '../../src/testing/faultyAdapter'
import { BASE, handlerUnderTest } from '../server/support/handlerUnderTest'

const refusal = fc.constantFrom<ErrorCode>('unauthorized', 'forbidden', 'rateLimited', 'invalid', 'network', 'unavailable')
/** What says nothing of whether the request was carried out; a service that refuses what it has done is no service. */
const silence = fc.constantFrom<ErrorCode>('network', 'timeout', 'badResponse', 'unavailable', 'aborted', 'unknown')
const fault: fc.Arbitrary<Fault | null> = fc.oneof(
  refusal.map<Fault>((code) => ({ kind: 'failBefore', code })),
  silence.map<Fault>((code) => ({ kind: 'loseAnswer', code })),
  silence.map<Fault>((code) => ({ kind: 'loseAnswer', code })),
  fc.constantFrom<Fault | null>(null, { kind: 'wrongShape' }, { kind: 'throws' }, { kind: 'rejects', value: undefined }),
)
/** What the user does after a try that failed. */
const choice = fc.constantFrom<'retry' | 'change' | 'close'>('retry', 'retry', 'retry', 'change', 'close')

/** One flow as its user drives it. */
interface Life {
  readonly state: () => CreateState | RotateState
  /** Sends, and moves on with the answer; what was shown, or null where the try failed. */
  readonly send: (intent: string) => Promise<{ readonly key: ApiKey; readonly secret: Secret | null } | null>
  /** Another draft, so that it is another request. */
  readonly change: (count: number) => void
  readonly acknowledge: () => void
  readonly close: () => void
  /** The keys that this flow has made, whether or not anybody was told. */
  readonly made: () => Promise<readonly ApiKey[]>
}

/** `adapter` may fail; `store` tells what is the case. Another flow that makes a secret joins with one entry. */
const LIVES: Readonly<Record<string, (adapter: ApiKeyAdapter, store: ApiKeyAdapter) => Promise<Life>>> = {
  create: async (adapter, store) => {
    let draft: ApiKeyDraft = { kind: 'issued', name: 'Draft' }
    let state = createReducer(initialCreateState, { type: 'open' })
    const move = (event: Parameters<typeof createReducer>[1]) => (state = createReducer(state, event))
    return {
      state: () => state,
      send: async (intent) => {
        const sent = move({ type: 'submit', draft, intent, check: false })
        if (sent.state !== 'submitting') throw new Error(`the form is ${sent.state} and cannot be sent`)
        const { session } = sent
        try {
          const answer = await adapter.create(draft, { intent: sent.intent })
          const key = readKey(answer?.key)
          move({ type: 'created', session, key, secret: answer.secret ?? null })
          return { key, secret: answer.secret ?? null }
        } catch (thrown) {
          move({ type: 'failed', session, error: toApiKeyError(thrown) })
          return null
        }
      },
      change: (count) => {
        draft = { ...draft, name: `Draft ${count}` }
        move({ type: 'edit' })
      },
      acknowledge: () => move({ type: 'acknowledge' }),
      close: () => move({ type: 'close' }),
      made: async () => (await store.list({})).items,
    }
  },
  rotate: async (adapter, store) => {
    const { key: first } = await store.create({ kind: 'issued', name: 'First' })
    let graceSeconds = 60
    let state = rotateReducer(initialRotateState, { type: 'open', graceSeconds })
    const move = (event: Parameters<typeof rotateReducer>[1]) => (state = rotateReducer(state, event))
    return {
      state: () => state,
      send: async (intent) => {
        const sent = move({ type: 'submit', intent, check: false })
        if (sent.state !== 'submitting') throw new Error(`the form is ${sent.state} and cannot be sent`)
        const { session } = sent
        try {
          const answer = await adapter.rotate?.(first.id, sent.choice, { intent: sent.intent })
          const [key, previous] = [readKey(answer?.key), readKey(answer?.previous)]
          const secret = answer?.secret ?? null
          move({ type: 'rotated', session, key, previous, secret })
          return { key, secret }
        } catch (thrown) {
          move({ type: 'failed', session, error: toApiKeyError(thrown) })
          return null
        }
      },
      change: () => void move({ type: 'choose', graceSeconds: (graceSeconds += 60) }),
      acknowledge: () => move({ type: 'acknowledge' }),
      close: () => move({ type: 'close' }),
      made: async () => (await store.list({})).items.filter(({ id }) => id !== first.id),
    }
  },
}

const STORES: Readonly<Record<string, { readonly runs: number; readonly make: () => ApiKeyAdapter }>> = {
  memory: { runs: 1_000, make: () => memoryAdapter() },
  'http, handler and PGlite': {
    runs: 500,
    make: () => {
      const { handler } = handlerUnderTest()
      return httpAdapter({ baseUrl: BASE, fetch: handler, wait: async () => undefined })
    },
  },
}

const flows = Object.entries(LIVES).flatMap(([flow, begin]) =>
  Object.entries(STORES).map(([over, store]) => ({ flow, over, begin, ...store })),
)

describe('a service that goes wrong by chance', () => {
  it.each(flows)(
    'loses no secret, makes no key twice and leaves none that nobody was told of: $flow over $over',
    async ({ flow, begin, make, runs }) => {
      const seen = { lost: 0, replayed: 0 }
      await fc.assert(
        fc.asyncProperty(
          fc.array(fault, { maxLength: 6, size: 'max' }),
          fc.array(choice, { maxLength: 6, size: 'max' }),
          async (faults, choices) => {
            const store = make()
            const life = await begin(faultyAdapter(store, { on: { [flow]: faults } }), store)
            let shown: Awaited<ReturnType<Life['send']>> = null
            let asked = 1
            let tries = 0
            for (const next of [...choices, 'close' as const]) {
              shown = await life.send(`${flow}-intent-${tries++}`)
              if (shown !== null) break
              if (next === 'close') break
              if (next === 'change') {
                life.change(tries)
                asked++
              }
            }
            if (shown === null) life.close()
            else life.acknowledge()

            const { state, unresolved } = life.state()
            expect(state).toBe('idle')
            const made = await life.made()
            // One key for each request that was another, and for a rotation one at most.
            expect(made.length).toBeLessThanOrEqual(flow === 'rotate' ? 1 : asked)
            const unseen = made.filter(({ id }) => id !== shown?.key.id)
            if (unseen.length > 0) expect(unresolved).toBe(true)
            if (shown !== null) {
              expect(made.map(({ id }) => id)).toContain(shown.key.id)
              // The secret that is shown is that of the key that is kept.
              const secret = shown.secret?.reveal() ?? ''
              expect(secret.length).toBeGreaterThan(20)
              expect(secret.startsWith(shown.key.hint.prefix) && secret.endsWith(shown.key.hint.tail)).toBe(true)
            }
            if (unseen.length > 0) seen.lost++
            if (shown !== null && faults[0]?.kind === 'loseAnswer' && tries > 1) seen.replayed++
          },
        ),
        { numRuns: runs },
      )
      // The schedules do come to both.
      expect(seen.lost).toBeGreaterThan(runs / 100)
      expect(seen.replayed).toBeGreaterThan(runs / 100)
    },
  )
})
