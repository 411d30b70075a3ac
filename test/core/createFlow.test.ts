import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiKeyDraft } from '../../src/core/adapter'
import { type CreateEvent, createReducer, type CreateState, initialCreateState } from '../../src/core/createFlow'
import { CHECK_STEPS, type CheckResult, type CheckStep, type Diagnosis, liveStep } from '../../src/core/diagnosis'
import { ApiKeyError, ERROR_CODES, type ErrorCode } from '../../src/core/errors'
import { mayClose } from '../../src/core/mayClose'
import { outcomeUnknown } from '../../src/core/outcomeUnknown'
import { Secret } from '../../src/core/secret'
import { secretsIn } from '../support/secretsIn'
import { age, type Move, walker } from '../support/walker'
import { credentialKey, issuedKey } from './sampleKey'

const ok: Diagnosis = { ok: true, checks: [] }
const notOk: Diagnosis = { ok: false, checks: [{ step: 'network', state: 'failed', cause: 'refused' }] }
const refused = new ApiKeyError('forbidden')
const certain = { uncertain: false, unresolved: false } as const
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
const told = (step: CheckStep, state: CheckResult['state'] = 'passed', session = 1): CreateEvent => ({
  type: 'check',
  session,
  check: { step, state },
})
const created = (secret: Secret | null, session = 1): CreateEvent => ({
  type: 'created',
  session,
  key: secret ? issuedKey() : credentialKey(),
  secret,
})
const failed = (session = 1, error = refused): CreateEvent => ({ type: 'failed', session, error })
const lost = (code: ErrorCode = 'network', session = 1) => failed(session, new ApiKeyError(code))

describe('the life of a new key', () => {
  it('goes from the form over the check to the stored key', () => {
    expect(run(open)).toEqual({ state: 'editing', session: 1, intent: null, error: null, ...certain })
    const trying = { session: 1, intent: 'a', draft: credential, ...certain }
    expect(run(open, submit('a', true))).toEqual({ state: 'checking', checks: [], ...trying })
    expect(run(open, submit('a', true), checked(ok))).toEqual({ state: 'submitting', diagnosis: ok, ...trying })
    expect(run(open, submit('a', true), checked(ok), created(null))).toEqual({
      state: 'created',
      session: 1,
      key: credentialKey(),
      secret: null,
      resumed: false,
      unresolved: false,
    })
  })

  it('shows how far a check has come, and what it found until the key is stored', () => {
    const some = run(open, submit('a', true), told('format'), told('network'), told('address'))
    expect(some).toMatchObject({ state: 'checking', checks: [{ step: 'format' }, { step: 'network' }] })
    const failedCheck = run(open, submit('a', true), told('format'), checked(notOk))
    expect(failedCheck).not.toHaveProperty('checks')
    expect(createReducer(failedCheck, saveAnyway)).toMatchObject({ state: 'submitting', diagnosis: notOk })
    expect(run(open, submit('a'))).toMatchObject({ state: 'submitting', diagnosis: null })
    expect(run(open, submit('a', true), told('format'), back, submit('a', true))).toMatchObject({ checks: [] })
  })

  it('stops at a failed check until the user saves anyway or goes back', () => {
    const stopped = [open, submit('a', true), checked(notOk)] as const
    expect(run(...stopped)).toMatchObject({ state: 'checkFailed', diagnosis: notOk, draft: credential })
    expect(run(...stopped, saveAnyway)).toMatchObject({ state: 'submitting', intent: 'a', draft: credential, ...certain })
    expect(run(...stopped, back)).toMatchObject({ state: 'editing', intent: 'a', error: null })
  })

  it('shows a secret again that was left before it was kept, and nothing in its place', () => {
    const resume = { type: 'resume', key: issuedKey(), secret: secretOfKey } as const
    const shown = run(resume)
    expect(shown).toMatchObject({ state: 'created', session: 1, secret: secretOfKey, resumed: true })
    expect(mayClose(shown)).toBe(false)
    expect(createReducer(shown, acknowledge)).toEqual({ state: 'idle', session: 1, unresolved: false })
    const editing = run(open)
    expect(createReducer(editing, resume)).toBe(editing)
  })

  it('shows an issued secret until the user says that it is kept', () => {
    const shown = run(open, submit('a'), created(secretOfKey))
    expect(shown).toMatchObject({ state: 'created', secret: secretOfKey })
    expect(mayClose(shown)).toBe(false)
    expect(createReducer(shown, close)).toBe(shown)
    expect(createReducer(shown, open)).toBe(shown)
    expect(createReducer(shown, acknowledge)).toEqual({ state: 'idle', session: 1, unresolved: false })
  })

  it('closes freely when there is no secret to keep', () => {
    expect(run(open, submit('a'), created(null), close)).toEqual({ state: 'idle', session: 1, unresolved: false })
  })

  it('does not close while a key is being made', () => {
    const making = run(open, submit('a'))
    expect(mayClose(making)).toBe(false)
    expect(createReducer(making, close)).toBe(making)
  })

  it('shows what failed in the form, until the form changes', () => {
    const form = run(open, submit('a'), failed())
    expect(form).toEqual({ state: 'editing', session: 1, intent: 'a', error: refused, ...certain })
    expect(createReducer(form, edit)).toEqual({ state: 'editing', session: 1, intent: null, error: null, ...certain })
  })
})

describe('the intent', () => {
  it('is the same on a retry of the same draft', () => {
    expect(run(open, submit('a'), failed(), submit('b'))).toMatchObject({ intent: 'a' })
    expect(run(open, submit('a', true), checked(notOk), back, submit('b', true))).toMatchObject({ intent: 'a' })
  })

  it('and the form wait for a user who has to sign in again', () => {
    const form = run(open, submit('a'), failed(1, new ApiKeyError('unauthorized')))
    expect(form).toMatchObject({ state: 'editing', intent: 'a', error: { code: 'unauthorized' }, ...certain })
    expect(createReducer(form, submit('b'))).toMatchObject({ state: 'submitting', intent: 'a' })
  })

  it('is another one once the form changed, or was opened anew', () => {
    expect(run(open, submit('a'), failed(), edit, submit('b'))).toMatchObject({ intent: 'b' })
    expect(run(open, submit('a'), failed(), close, open, submit('b'))).toMatchObject({ intent: 'b' })
  })
})

describe('without a connection', () => {
  const offline = { state: 'editing', intent: 'a', error: { code: 'offline' }, ...certain }

  it.each([true, false])('nothing is sent or queued, and the next press is the same request (check: %s)', (check) => {
    const form = run(open, { ...submit('a', check), online: false } as CreateEvent)
    expect(form).toMatchObject(offline)
    expect(createReducer(form, submit('b', check))).toMatchObject({ state: check ? 'checking' : 'submitting', intent: 'a' })
  })

  it('a key is not saved after its test either', () => {
    const passed: CreateEvent = { type: 'checked', session: 1, diagnosis: ok, online: false }
    expect(run(open, submit('a', true), passed)).toMatchObject(offline)
    expect(run(open, submit('a', true), checked(notOk), { type: 'saveAnyway', online: false })).toMatchObject(offline)
  })
})

describe('a try whose outcome is not known', () => {
  it.each(ERROR_CODES)('%s', (code) => {
    const uncertain = run(open, submit('a'), lost(code))
    expect(uncertain).toMatchObject({ state: 'editing', intent: 'a', uncertain: outcomeUnknown({ code }), unresolved: false })
  })

  it('is one where the answer was lost, cut short or late, and not where the service refused', () => {
    for (const code of ['network', 'timeout', 'badResponse', 'unavailable', 'intentInFlight', 'unknown'] as const)
      expect(outcomeUnknown({ code }), code).toBe(true)
    for (const code of ['invalid', 'unauthorized', 'forbidden', 'rateLimited', 'tooLarge', 'insecure'] as const)
      expect(outcomeUnknown({ code }), code).toBe(false)
  })

  it('is known once the same request was answered', () => {
    expect(run(open, submit('a'), lost(), submit('b'), created(secretOfKey))).toMatchObject({ unresolved: false })
    expect(run(open, submit('a'), lost(), submit('b'), created(null), acknowledge)).toMatchObject({ unresolved: false })
  })

  it('stays unknown when the same request is refused later', () => {
    const refusedLater = run(open, submit('a'), lost(), submit('b'), failed(1, new ApiKeyError('unauthorized')))
    expect(refusedLater).toMatchObject({ intent: 'a', uncertain: true })
  })

  it('stays unresolved once the form changed, through everything, until the next opening', () => {
    const edited = [open, submit('a'), lost(), edit] as const
    expect(run(...edited)).toMatchObject({ intent: null, uncertain: false, unresolved: true })
    const next = [...edited, submit('b', true), checked(notOk), saveAnyway, failed(), submit('c'), created(secretOfKey)] as const
    expect(run(...next)).toMatchObject({ state: 'created', unresolved: true })
    expect(run(...next, acknowledge)).toEqual({ state: 'idle', session: 1, unresolved: true })
    expect(run(...next, acknowledge, open)).toMatchObject({ state: 'editing', ...certain })
  })

  it('does not keep the form open, and is said after it', () => {
    const form = run(open, submit('a'), lost())
    expect(mayClose(form)).toBe(true)
    expect(createReducer(form, close)).toEqual({ state: 'idle', session: 1, unresolved: true })
  })

  it('is none where only the test had no answer', () => {
    expect(run(open, submit('a', true), lost())).toMatchObject({ state: 'editing', ...certain })
  })
})

describe('a late answer', () => {
  it('of one opening changes nothing in the next', () => {
    const next = run(open, submit('a', true), close, open, submit('b', true))
    for (const late of [told('format'), checked(ok), checked(notOk), failed(), created(secretOfKey)])
      expect(createReducer(next, late)).toBe(next)
  })

  it('of a check that was broken off does not pass the next draft', () => {
    const next = run(open, submit('a', true), back, edit, submit('b', true))
    for (const late of [told('format'), checked(ok), checked(notOk), failed()]) expect(createReducer(next, late)).toBe(next)
  })

  it('after the end changes nothing', () => {
    const idle = run(open, submit('a'), created(secretOfKey), acknowledge)
    for (const late of [created(secretOfKey), failed(), checked(ok), told('format')]) expect(createReducer(idle, late)).toBe(idle)
  })
})

type CreateMove = Move<CreateState, CreateEvent>

const online = fc.constantFrom(true, true, true, false)
/** Half of what fails has no answer, so that the walks come to it often. */
const code = fc.oneof(fc.constant('network' as const), fc.constantFrom(...ERROR_CODES))
// Weighted, so that the walks are seldom where little can happen.
const move: fc.Arbitrary<CreateMove> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<CreateMove>(
      () => open,
      () => acknowledge,
      () => edit,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CreateMove>(
      () => saveAnyway,
      () => ({ type: 'saveAnyway', online: false }),
      () => back,
      () => close,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.boolean(), online).map<CreateMove>(([check, connected]) => (_, count) => ({
      type: 'submit',
      draft: check ? { ...credential, secret: new Secret(`typed-${count}`) } : issued,
      intent: `intent-${count}`,
      check,
      online: connected,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(age, fc.boolean(), online).map<CreateMove>(([by, passed, connected]) => ({ session }) => ({
      type: 'checked',
      session: session - by,
      diagnosis: passed ? ok : notOk,
      online: connected,
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(age, fc.constantFrom(...CHECK_STEPS), fc.constantFrom('passed', 'passed', 'skipped', 'failed' as const))
      .map<CreateMove>(
        ([by, step, state]) =>
          ({ session }) =>
            told(step, state, session - by),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(age, fc.boolean()).map<CreateMove>(
      ([by, secret]) =>
        ({ session }, count) =>
          created(secret ? new Secret(`issued-${count}`) : null, session - by),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(age, code).map<CreateMove>(
      ([by, code]) =>
        ({ session }) =>
          lost(code, session - by),
    ),
  },
)

describe('in any order of events', () => {
  const walk = walker(createReducer, initialCreateState, move)

  it('the walks reach every state', () => {
    const reached = new Set<string>()
    walk(
      (_, __, after) =>
        reached.add(
          after.state + ('secret' in after && after.secret ? ' with a secret' : '') + (after.unresolved ? ', unresolved' : ''),
        ),
      undefined,
      1_000,
    )
    const states = ['checkFailed', 'checking', 'created', 'created with a secret', 'editing', 'idle', 'submitting']
    expect(reached).toEqual(new Set(states.flatMap((name) => [name, `${name}, unresolved`])))
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
      if (event.type === 'acknowledge')
        expect(after).toEqual({ state: 'idle', session: before.session, unresolved: before.unresolved })
      else expect(after).toBe(before)
    })
  })

  it('an answer of another session changes nothing', () => {
    walk((before, event, after) => {
      if ('session' in event && event.session !== before.session) expect(after).toBe(before)
    })
  })

  it('the checks of a test are a part of the steps in their order, and none is taken back or told of another test', () => {
    walk((before, event, after) => {
      if (event.type === 'check' && before.state !== 'checking') expect(after).toBe(before)
      if (after.state !== 'checking') return
      const at = after.checks.map(({ step }) => CHECK_STEPS.indexOf(step))
      expect(at).toEqual([...new Set(at)].sort((one, other) => one - other))
      expect(after.checks.slice(0, -1).every(({ state }) => state !== 'failed')).toBe(true)
      if (before.state !== 'checking') expect(after.checks).toEqual([])
      else expect(after.checks.slice(0, before.checks.length)).toEqual(before.checks)
      if (before.state === 'checking' && after !== before && event.type === 'check')
        expect(CHECK_STEPS.indexOf(event.check.step)).toBeGreaterThanOrEqual(
          CHECK_STEPS.indexOf(liveStep(before.checks) as CheckStep),
        )
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

  it('nobody is left with a key that they were not told of', () => {
    // Requests that went out, and by which the service may have made a key that was not answered for.
    const sent = new Set<string>()
    walk(
      (before, event, after) => {
        if (after.state === 'submitting' && before.state !== 'submitting') sent.add(after.intent)
        if (before.state === 'submitting' && after.state === 'created') sent.delete(before.intent)
        if (before.state === 'submitting' && event.type === 'failed' && after !== before)
          // Refused at its first try, so nothing was made.
          if (!outcomeUnknown(event.error) && !before.uncertain) sent.delete(before.intent)
        // The next opening begins after it was said.
        if (before.state === 'idle' && after.state === 'editing') sent.clear()
        const replayable = 'intent' in after && after.intent !== null ? after.intent : null
        const orphans = [...sent].filter((intent) => intent !== replayable)
        expect(after.unresolved).toBe(orphans.length > 0)
        if (after.state !== 'submitting' && 'uncertain' in after)
          expect(after.uncertain).toBe(replayable !== null && sent.has(replayable))
      },
      () => sent.clear(),
      1_000,
    )
  })

  it('nothing leaves without a connection', () => {
    walk((before, event, after) => {
      if (!('online' in event) || event.online !== false || after === before) return
      if (event.type === 'checked' && !event.diagnosis.ok) return
      expect(after).toMatchObject({ state: 'editing', error: { code: 'offline' } })
    })
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
