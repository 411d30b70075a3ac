import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiKeyDraft } from '../../src/core/adapter'
import { type CreateEvent, createReducer, type CreateState, initialCreateState, mayClose } from '../../src/core/createFlow'
import type { Diagnosis } from '../../src/core/diagnosis'
import { ApiKeyError } from '../../src/core/errors'
import { Secret } from '../../src/core/secret'
import { credentialKey, issuedKey } from './sampleKey'

const ok: Diagnosis = { ok: true, checks: [] }
const notOk: Diagnosis = { ok: false, checks: [{ step: 'network', state: 'failed', cause: 'refused' }] }
const network = new ApiKeyError('network')
const secretOfDraft = new Secret('sk_live_typed')
const secretOfKey = new Secret('sk_live_issued')
const credential: ApiKeyDraft = { kind: 'credential', name: 'CI', endpoint: 'https://a.example', secret: secretOfDraft }
const issued: ApiKeyDraft = { kind: 'issued', name: 'CI' }

const run = (...events: readonly CreateEvent[]): CreateState => events.reduce(createReducer, initialCreateState)

const open = { type: 'open' } as const
const edit = { type: 'edit' } as const
const back = { type: 'back' } as const
const close = { type: 'close' } as const
const saveAnyway = { type: 'saveAnyway' } as const
const acknowledge = { type: 'acknowledge' } as const
const submit = (intent: string, check = false, draft: ApiKeyDraft = check ? credential : issued): CreateEvent => ({
  type: 'submit',
  draft,
  intent,
  check,
})
const checked = (diagnosis: Diagnosis, session = 1): CreateEvent => ({ type: 'checked', session, diagnosis })
const created = (secret: Secret | null, session = 1): CreateEvent => ({
  type: 'created',
  session,
  key: secret ? issuedKey() : credentialKey(),
  secret,
})
const failed = (session = 1): CreateEvent => ({ type: 'failed', session, error: network })

describe('the life of a new key', () => {
  it('goes from the form over the check to the stored key', () => {
    expect(run(open)).toEqual({ state: 'editing', session: 1, intent: null, error: null })
    expect(run(open, submit('a', true))).toEqual({ state: 'checking', session: 1, intent: 'a', draft: credential })
    expect(run(open, submit('a', true), checked(ok))).toEqual({ state: 'submitting', session: 1, intent: 'a', draft: credential })
    expect(run(open, submit('a', true), checked(ok), created(null))).toEqual({
      state: 'created',
      session: 1,
      key: credentialKey(),
      secret: null,
    })
  })

  it('stops at a failed check until the user saves anyway or goes back', () => {
    const stopped = [open, submit('a', true), checked(notOk)] as const
    expect(run(...stopped)).toMatchObject({ state: 'checkFailed', diagnosis: notOk, draft: credential })
    expect(run(...stopped, saveAnyway)).toMatchObject({ state: 'submitting', intent: 'a', draft: credential })
    expect(run(...stopped, back)).toMatchObject({ state: 'editing', intent: 'a', error: null })
  })

  it('shows an issued secret until the user says that it is kept', () => {
    const shown = run(open, submit('a'), created(secretOfKey))
    expect(shown).toMatchObject({ state: 'created', secret: secretOfKey })
    expect(mayClose(shown)).toBe(false)
    expect(createReducer(shown, close)).toBe(shown)
    expect(createReducer(shown, open)).toBe(shown)
    expect(createReducer(shown, acknowledge)).toEqual({ state: 'idle', session: 1 })
  })

  it('closes freely when there is no secret to keep', () => {
    expect(run(open, submit('a'), created(null), close)).toEqual({ state: 'idle', session: 1 })
  })

  it('does not close while a key is being made', () => {
    const making = run(open, submit('a'))
    expect(mayClose(making)).toBe(false)
    expect(createReducer(making, close)).toBe(making)
  })

  it('shows what failed in the form, until the form changes', () => {
    const form = run(open, submit('a'), failed())
    expect(form).toEqual({ state: 'editing', session: 1, intent: 'a', error: network })
    expect(createReducer(form, edit)).toEqual({ state: 'editing', session: 1, intent: null, error: null })
  })
})

describe('the intent', () => {
  it('is the same on a retry of the same draft', () => {
    expect(run(open, submit('a'), failed(), submit('b'))).toMatchObject({ intent: 'a' })
    expect(run(open, submit('a', true), checked(notOk), back, submit('b', true))).toMatchObject({ intent: 'a' })
  })

  it('is another one once the form changed, or was opened anew', () => {
    expect(run(open, submit('a'), failed(), edit, submit('b'))).toMatchObject({ intent: 'b' })
    expect(run(open, submit('a'), failed(), close, open, submit('b'))).toMatchObject({ intent: 'b' })
  })
})

describe('a late answer', () => {
  it('of one opening changes nothing in the next', () => {
    const next = run(open, submit('a', true), close, open, submit('b', true))
    for (const late of [checked(ok), checked(notOk), failed(), created(secretOfKey)]) expect(createReducer(next, late)).toBe(next)
  })

  it('of a check that was broken off does not pass the next draft', () => {
    const next = run(open, submit('a', true), back, edit, submit('b', true))
    for (const late of [checked(ok), checked(notOk), failed()]) expect(createReducer(next, late)).toBe(next)
  })

  it('after the end changes nothing', () => {
    const idle = run(open, submit('a'), created(secretOfKey), acknowledge)
    for (const late of [created(secretOfKey), failed(), checked(ok)]) expect(createReducer(idle, late)).toBe(idle)
  })
})

/** Every secret that a state can be led to. */
const secretsIn = (value: unknown, met = new Set<unknown>()): Secret[] => {
  if (typeof value !== 'object' || value === null || met.has(value)) return []
  met.add(value)
  if (value instanceof Secret) return [value]
  return Reflect.ownKeys(value).flatMap((name) => secretsIn((value as Record<PropertyKey, unknown>)[name], met))
}

/** An event as chance makes it; `age` picks the session: 0 the current one, more an older one, -1 one to come. */
type Move = (state: CreateState, count: number) => CreateEvent

const age = fc.constantFrom(0, 0, 0, 0, 1, 2, -1)
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom<Move>(
    () => open,
    () => edit,
    () => saveAnyway,
    () => back,
    () => acknowledge,
    () => close,
  ),
  fc
    .boolean()
    .map<Move>(
      (check) => (_, count) =>
        submit(`intent-${count}`, check, check ? { ...credential, secret: new Secret(`typed-${count}`) } : issued),
    ),
  fc.tuple(age, fc.boolean()).map<Move>(
    ([by, passed]) =>
      ({ session }) =>
        checked(passed ? ok : notOk, session - by),
  ),
  fc.tuple(age, fc.boolean()).map<Move>(
    ([by, secret]) =>
      ({ session }, count) =>
        created(secret ? new Secret(`issued-${count}`) : null, session - by),
  ),
  age.map<Move>(
    (by) =>
      ({ session }) =>
        failed(session - by),
  ),
)

describe('in any order of events', () => {
  const walk = (visit: (before: CreateState, event: CreateEvent, after: CreateState) => void, start?: () => void) =>
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 60 }), (moves) => {
        start?.()
        let state = initialCreateState
        moves.forEach((make, count) => {
          const event = make(state, count)
          const after = createReducer(state, event)
          visit(state, event, after)
          state = after
        })
      }),
      { numRuns: 3000 },
    )

  it('the walks reach every state', () => {
    const reached = new Set<string>()
    walk((_, __, after) => reached.add(after.state + ('secret' in after && after.secret ? ' with a secret' : '')))
    expect([...reached].sort()).toEqual([
      'checkFailed',
      'checking',
      'created',
      'created with a secret',
      'editing',
      'idle',
      'submitting',
    ])
  })

  it('a secret is only where it is needed, and nowhere after the end', () => {
    walk((_, __, after) => {
      if (secretsIn(after).length > 0) expect(['checking', 'checkFailed', 'submitting', 'created']).toContain(after.state)
      if (after.state === 'created') expect(secretsIn(after)).toEqual(after.secret ? [after.secret] : [])
    })
  })

  it('a shown secret leaves by acknowledgement alone, and stays the same until then', () => {
    walk((before, event, after) => {
      if (before.state !== 'created' || before.secret === null) return
      if (event.type === 'acknowledge') expect(after).toEqual({ state: 'idle', session: before.session })
      else expect(after).toBe(before)
    })
  })

  it('an answer of another session changes nothing', () => {
    walk((before, event, after) => {
      if ('session' in event && event.session !== before.session) expect(after).toBe(before)
    })
  })

  it('a session number never comes back', () => {
    walk((before, _, after) => expect([0, 1]).toContain(after.session - before.session))
  })

  it('one unchanged draft has one intent, and a changed one never an old intent', () => {
    let current: string | null = null
    const past = new Set<string>()
    walk(
      (before, event, after) => {
        const changed =
          (event.type === 'open' && before.state === 'idle') || (event.type === 'edit' && before.state === 'editing')
        if (changed && current !== null) past.add(current)
        if (changed) current = null
        if (after.state !== 'checking' && after.state !== 'submitting' && after.state !== 'checkFailed') return
        if (before.state === 'editing') {
          if (current !== null) expect(after.intent).toBe(current)
          expect(past.has(after.intent)).toBe(false)
        }
        current = after.intent
      },
      () => {
        current = null
        past.clear()
      },
    )
  })

  it('nothing is made without a passed check or a deliberate word, where a check was asked for', () => {
    walk((before, event, after) => {
      if (after.state !== 'submitting' || before.state === 'submitting') return
      expect(
        (before.state === 'checking' && event.type === 'checked' && event.diagnosis.ok) ||
          (before.state === 'checkFailed' && event.type === 'saveAnyway') ||
          (before.state === 'editing' && event.type === 'submit' && !event.check),
      ).toBe(true)
    })
  })

  it('what may not close does not close', () => {
    walk((before, event, after) => {
      if (event.type === 'close') expect(after.state === 'idle').toBe(before.state === 'idle' || mayClose(before))
    })
  })
})
