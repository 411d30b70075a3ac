import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckStep, Diagnosis } from '../../src/core/diagnosis'
import { ApiKeyError, ERROR_CODES, type ErrorCode } from '../../src/core/errors'
import { mayClose } from '../../src/core/mayClose'
import { outcomeUnknown } from '../../src/core/outcomeUnknown'
import { initialRotateState, type RotateEvent, rotateReducer, type RotateState } from '../../src/core/rotateFlow'
import { Secret } from '../../src/core/secret'
import { secretsIn } from '../support/secretsIn'
import { age, type Move, walker } from '../support/walker'
import { credentialKey, issuedKey } from './sampleKey'

const HOUR = 3_600
const ok: Diagnosis = { ok: true, checks: [] }
const notOk: Diagnosis = { ok: false, checks: [{ step: 'network', state: 'failed', cause: 'refused' }] }
const brought = new Secret('sk_live_brought')
const made = new Secret('sk_live_made')
const previous = issuedKey({ retiresAt: '2026-02-01T00:00:00.000Z', replacedBy: 'key_2' })
const certain = { uncertain: false, unresolved: false } as const

const run = (...events: readonly RotateEvent[]): RotateState => events.reduce(rotateReducer, initialRotateState)

const open = { type: 'open', graceSeconds: HOUR } as const
const edit = { type: 'edit' } as const
const back = { type: 'back' } as const
const close = { type: 'close' } as const
const saveAnyway = { type: 'saveAnyway' } as const
const acknowledge = { type: 'acknowledge' } as const
const choose = (graceSeconds: number): RotateEvent => ({ type: 'choose', graceSeconds })
/** Of an issued key, whose new secret the platform makes. */
const issue = (intent = 'a', online = true): RotateEvent => ({ type: 'submit', intent, check: false, online })
/** Of a credential, whose new key the user brings. */
const bring = (intent = 'a', check = true, online = true): RotateEvent => ({
  type: 'submit',
  secret: brought,
  intent,
  check,
  online,
})
const checked = (diagnosis: Diagnosis, session = 1, online = true): RotateEvent => ({
  type: 'checked',
  session,
  diagnosis,
  online,
})
const told = (step: CheckStep, session = 1): RotateEvent => ({ type: 'check', session, check: { step, state: 'passed' } })
const rotated = (secret: Secret | null = made, session = 1): RotateEvent => ({
  type: 'rotated',
  session,
  key: secret ? issuedKey({ id: 'key_2', replaces: 'key_1' }) : credentialKey({ id: 'key_2', replaces: 'key_1' }),
  previous,
  secret,
})
const failed = (code: ErrorCode = 'forbidden', session = 1): RotateEvent => ({
  type: 'failed',
  session,
  error: new ApiKeyError(code),
})

describe('the rotation of an issued key', () => {
  it('asks for the grace period and shows what the platform made, until it is kept', () => {
    expect(run(open)).toEqual({ state: 'choosing', session: 1, graceSeconds: HOUR, intent: null, error: null, ...certain })
    expect(run(open, choose(0), issue())).toMatchObject({ state: 'submitting', intent: 'a', choice: { graceSeconds: 0 } })
    const shown = run(open, issue(), rotated())
    expect(shown).toMatchObject({ state: 'rotated', key: { id: 'key_2' }, previous: { id: 'key_1' }, secret: made })
    expect(mayClose(shown)).toBe(false)
    for (const event of [close, open, issue('b')]) expect(rotateReducer(shown, event)).toBe(shown)
    expect(rotateReducer(shown, acknowledge)).toEqual({ state: 'idle', session: 1, unresolved: false })
  })

  it('shows again what was left before it was kept, and nothing in place of a rotation', () => {
    const key = issuedKey({ id: 'key_2', replaces: 'key_1' })
    const resume: RotateEvent = { type: 'resume', key, secret: made }
    const shown = run(resume)
    expect(shown).toMatchObject({ state: 'rotated', session: 1, key, previous: null, secret: made, resumed: true })
    expect(mayClose(shown)).toBe(false)
    expect(run(open, issue(), rotated())).toMatchObject({ resumed: false })
    for (const before of [run(open), run(open, issue()), shown]) expect(rotateReducer(before, resume)).toBe(before)
  })

  it('does not close while it is under way', () => {
    const submitting = run(open, issue())
    expect(mayClose(submitting)).toBe(false)
    expect(rotateReducer(submitting, close)).toBe(submitting)
  })
})

describe('the rotation of a credential', () => {
  it('tests the key that the user brings before it takes the place of the old one', () => {
    const choice = { graceSeconds: HOUR, secret: brought }
    const trying = { session: 1, intent: 'a', choice, ...certain }
    expect(run(open, bring())).toEqual({ state: 'checking', checks: [], ...trying })
    expect(run(open, bring(), checked(ok))).toEqual({ state: 'submitting', diagnosis: ok, ...trying })
    expect(run(open, bring('a', false))).toEqual({ state: 'submitting', diagnosis: null, ...trying })
    expect(run(open, bring(), checked(ok), rotated(null))).toMatchObject({ state: 'rotated', secret: null })
    expect(run(open, bring(), checked(ok), rotated(null), close)).toMatchObject({ state: 'idle' })
  })

  it('tells what the test has found so far, of this test alone', () => {
    const some = run(open, bring(), told('format'), told('network'))
    expect(some).toMatchObject({ state: 'checking', checks: [{ step: 'format' }, { step: 'network' }] })
    expect(rotateReducer(some, told('format'))).toBe(some)
    expect(rotateReducer(some, told('response', 0))).toBe(some)
    expect(rotateReducer(some, checked(notOk))).not.toHaveProperty('checks')
    expect(run(open, bring(), told('format'), back, bring())).toMatchObject({ checks: [] })
  })

  it('stops at a failed test until the user goes on anyway or goes back', () => {
    const stopped = [open, choose(0), bring(), checked(notOk)] as const
    expect(run(...stopped)).toMatchObject({ state: 'checkFailed', diagnosis: notOk })
    expect(run(...stopped, saveAnyway)).toMatchObject({ state: 'submitting', intent: 'a' })
    expect(run(...stopped, back)).toMatchObject({ state: 'choosing', session: 2, graceSeconds: 0, intent: 'a', error: null })
  })

  it('forgets the brought key with the flow', () => {
    expect(secretsIn(run(open, bring(), checked(notOk), close))).toEqual([])
    expect(secretsIn(run(open, bring(), checked(ok), rotated(null)))).toEqual([])
  })
})

describe('the choice', () => {
  it('is kept with its intent when a try fails, whoever has to sign in', () => {
    for (const code of ERROR_CODES) {
      const kept = run(open, choose(0), issue(), failed(code))
      expect(kept).toMatchObject({ state: 'choosing', graceSeconds: 0, intent: 'a', error: { code } })
      expect(rotateReducer(kept, issue('b'))).toMatchObject({ state: 'submitting', intent: 'a', choice: { graceSeconds: 0 } })
    }
  })

  it('is another request once it changed, and the same where it did not', () => {
    expect(run(open, issue(), failed(), choose(0), issue('b'))).toMatchObject({ intent: 'b' })
    expect(run(open, bring(), failed(), edit, bring('b'))).toMatchObject({ intent: 'b' })
    expect(run(open, issue(), failed(), choose(HOUR), issue('b'))).toMatchObject({ intent: 'a' })
  })

  it('is not sent or queued without a connection', () => {
    const offline = { state: 'choosing', intent: 'a', error: { code: 'offline' }, ...certain }
    expect(run(open, issue('a', false))).toMatchObject(offline)
    expect(run(open, bring('a', true, false))).toMatchObject(offline)
    expect(run(open, bring(), checked(ok, 1, false))).toMatchObject(offline)
    expect(run(open, bring(), checked(notOk), { type: 'saveAnyway', online: false })).toMatchObject(offline)
    expect(run(open, issue('a', false), issue('b'))).toMatchObject({ state: 'submitting', intent: 'a' })
  })

  it('that was given up without an answer is unresolved, until the next opening', () => {
    const lost = [open, issue(), failed('timeout')] as const
    expect(run(...lost)).toMatchObject({ uncertain: true, unresolved: false })
    expect(run(...lost, choose(0))).toMatchObject({ intent: null, uncertain: false, unresolved: true })
    expect(run(...lost, close)).toEqual({ state: 'idle', session: 1, unresolved: true })
    expect(run(...lost, close, open)).toMatchObject(certain)
    expect(run(...lost, issue('b'), rotated())).toMatchObject({ state: 'rotated', unresolved: false })
  })
})

type RotateMove = Move<RotateState, RotateEvent>

const online = fc.constantFrom(true, true, true, false)
/** Half of what fails has no answer, so that the walks come to it often. */
const code = fc.oneof(fc.constant('network' as const), fc.constantFrom(...ERROR_CODES))
// Weighted, so that the walks are seldom where little can happen.
const move: fc.Arbitrary<RotateMove> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<RotateMove>(
      () => open,
      () => acknowledge,
      () => edit,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RotateMove>(
      () => choose(0),
      () => choose(HOUR),
      () => saveAnyway,
      () => ({ type: 'saveAnyway', online: false }),
      () => back,
      () => close,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.boolean(), fc.boolean(), online).map<RotateMove>(([own, check, connected]) => (_, count) => ({
      type: 'submit',
      ...(own ? { secret: new Secret(`brought-${count}`) } : {}),
      intent: `intent-${count}`,
      check: own && check,
      online: connected,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(age, fc.boolean(), online).map<RotateMove>(
      ([by, passed, connected]) =>
        ({ session }) =>
          checked(passed ? ok : notOk, session - by, connected),
    ),
  },
  {
    weight: 1,
    arbitrary: age.map<RotateMove>(
      (by) =>
        ({ session }) =>
          told('format', session - by),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(age, fc.boolean()).map<RotateMove>(
      ([by, secret]) =>
        ({ session }, count) =>
          rotated(secret ? new Secret(`made-${count}`) : null, session - by),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(age, code).map<RotateMove>(
      ([by, code]) =>
        ({ session }) =>
          failed(code, session - by),
    ),
  },
)

describe('in any order of events', () => {
  const walk = walker(rotateReducer, initialRotateState, move)

  it('the walks reach every state', () => {
    const reached = new Set<string>()
    walk(
      (_, __, after) => {
        const secret = 'secret' in after && after.secret ? ' with a secret' : ''
        reached.add(after.state + secret + (after.unresolved ? ', unresolved' : ''))
      },
      undefined,
      1_000,
    )
    const states = ['checkFailed', 'checking', 'choosing', 'idle', 'rotated', 'rotated with a secret', 'submitting']
    expect(reached).toEqual(new Set(states.flatMap((name) => [name, `${name}, unresolved`])))
  })

  it('a secret is only where it is needed, and nowhere after the end', () => {
    walk((_, __, after) => {
      const found = secretsIn(after)
      if (after.state === 'idle' || after.state === 'choosing') expect(found).toEqual([])
      if (after.state === 'rotated') expect(found).toEqual(after.secret ? [after.secret] : [])
    })
  })

  it('a made secret leaves by acknowledgement alone, and stays the same until then', () => {
    walk((before, event, after) => {
      if (before.state !== 'rotated' || before.secret === null) return
      if (event.type === 'acknowledge') expect(after).toMatchObject({ state: 'idle', session: before.session })
      else expect(after).toBe(before)
    })
  })

  it('an answer of another session changes nothing, and a session number never comes back', () => {
    walk((before, event, after) => {
      if ('session' in event && event.session !== before.session) expect(after).toBe(before)
      expect([0, 1]).toContain(after.session - before.session)
    })
  })

  it('one unchanged choice has one intent, and a changed one never an old intent', () => {
    let current: string | null = null
    const past = new Set<string>()
    walk(
      (before, event, after) => {
        const chosen = event.type === 'choose' && before.state === 'choosing' && event.graceSeconds !== before.graceSeconds
        const changed =
          (event.type === 'open' && before.state === 'idle') || (event.type === 'edit' && before.state === 'choosing') || chosen
        if (changed && current !== null) past.add(current)
        if (changed) current = null
        if (before.state !== 'choosing' || !('choice' in after)) return
        if (current !== null) expect(after.intent).toBe(current)
        expect(past.has(after.intent)).toBe(false)
        expect(after.choice.graceSeconds).toBe(before.graceSeconds)
        current = after.intent
      },
      () => {
        current = null
        past.clear()
      },
    )
  })

  it('nobody is left with a rotation that they were not told of', () => {
    const sent = new Set<string>()
    walk(
      (before, event, after) => {
        if (after.state === 'submitting' && before.state !== 'submitting') sent.add(after.intent)
        if (before.state === 'submitting' && after.state === 'rotated') sent.delete(before.intent)
        if (before.state === 'submitting' && event.type === 'failed' && after !== before)
          if (!outcomeUnknown(event.error) && !before.uncertain) sent.delete(before.intent)
        if (before.state === 'idle' && after.state === 'choosing') sent.clear()
        const replayable = 'intent' in after ? after.intent : null
        expect(after.unresolved).toBe([...sent].some((intent) => intent !== replayable))
        if (after.state !== 'submitting' && 'uncertain' in after)
          expect(after.uncertain).toBe(replayable !== null && sent.has(replayable))
      },
      () => sent.clear(),
      1_000,
    )
  })

  it('nothing is replaced without a passed test or a deliberate word where a test was asked for, nor without a connection', () => {
    walk((before, event, after) => {
      if (after.state !== 'submitting' || before.state === 'submitting') return
      expect('online' in event && event.online === false).toBe(false)
      expect(
        (before.state === 'checking' && event.type === 'checked' && event.diagnosis.ok) ||
          (before.state === 'checkFailed' && event.type === 'saveAnyway') ||
          (before.state === 'choosing' && event.type === 'submit' && !event.check),
      ).toBe(true)
    })
  })

  it('what may not close does not close', () => {
    walk((before, event, after) => {
      if (event.type === 'close' && !mayClose(before)) expect(after).toBe(before)
    })
  })
})
