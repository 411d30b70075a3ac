import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyDraft } from '../../src/core/adapter'
import { type CreateEvent, createReducer, type CreateState, initialCreateState } from '../../src/core/createFlow'
import { type ErrorCode, toApiKeyError } from '../../src/core/errors'
import { readKey } from '../../src/core/wire'
import { type Fault, faultyAdapter } from '../../src/testing/faultyAdapter'

const refusal = fc.constantFrom<ErrorCode>('unauthorized', 'forbidden', 'rateLimited', 'invalid', 'network', 'unavailable')
const silence = fc.constantFrom<ErrorCode>('network', 'timeout', 'badResponse', 'unavailable', 'aborted', 'offline', 'unknown')
const fault: fc.Arbitrary<Fault | null> = fc.oneof(
  refusal.map<Fault>((code) => ({ kind: 'failBefore', code })),
  silence.map<Fault>((code) => ({ kind: 'loseAnswer', code })),
  fc.constantFrom<Fault | null>(null, { kind: 'wrongShape' }, { kind: 'throws' }, { kind: 'rejects', value: undefined }),
)
/** What the user does after a try that failed. */
const choice = fc.constantFrom('retry', 'retry', 'edit', 'close')

/** One opening of the form over a service that goes wrong by plan, up to its end. */
const live = async (faults: readonly (Fault | null)[], choices: readonly string[]) => {
  const store = memoryAdapter()
  const adapter = faultyAdapter(store, { on: { create: faults } })
  let state: CreateState = initialCreateState
  const move = (event: CreateEvent) => (state = createReducer(state, event))
  const seen = new Set<string>()
  const unseen = async () => (await store.list({})).items.filter(({ id }) => !seen.has(id)).length

  move({ type: 'open' })
  let draft: ApiKeyDraft = { kind: 'issued', name: 'Draft' }
  for (const [count, next] of [...choices, 'close'].entries()) {
    const sent = move({ type: 'submit', draft, intent: `intent-${count}`, check: false })
    if (sent.state !== 'submitting') throw new Error(`the form is ${sent.state} and cannot be sent`)
    const { session, intent } = sent
    try {
      const made = await adapter.create(draft, { intent })
      const key = readKey(made?.key)
      seen.add(key.id)
      move({ type: 'created', session, key, secret: made.secret ?? null })
      move({ type: 'acknowledge' })
      break
    } catch (thrown) {
      move({ type: 'failed', session, error: toApiKeyError(thrown) })
    }
    // What nobody has seen can be had by another try, or the user is told.
    if ((await unseen()) > 0 && state.state === 'editing') expect(state.uncertain || state.unresolved).toBe(true)
    if (next === 'edit') {
      move({ type: 'edit' })
      draft = { ...draft, name: `Draft ${count}` }
    }
    if (next === 'close') {
      move({ type: 'close' })
      break
    }
  }
  return { state, unseen: await unseen() }
}

describe('a service that loses answers', () => {
  it('leaves no key that the user has neither seen nor been told of, for 2000 random schedules', async () => {
    let [orphans, replayed] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 8, size: 'max' }),
        fc.array(choice, { maxLength: 8, size: 'max' }),
        async (faults, choices) => {
          const { state, unseen } = await live(faults, choices)
          if (unseen > 0) orphans++
          else if (faults[0]?.kind === 'loseAnswer') replayed++
          expect(state.state).toBe('idle')
          if (unseen > 0) expect(state.unresolved).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
    // The schedules do come to both.
    expect(orphans).toBeGreaterThan(20)
    expect(replayed).toBeGreaterThan(20)
  })
})
