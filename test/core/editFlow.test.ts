import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiKeyPatch } from '../../src/core/adapter'
import type { CheckStep, Diagnosis } from '../../src/core/diagnosis'
import { type EditEvent, editReducer, type EditState, initialEditState } from '../../src/core/editFlow'
import { ApiKeyError, ERROR_CODES, type ErrorCode } from '../../src/core/errors'
import { mayClose } from '../../src/core/mayClose'
import { Secret } from '../../src/core/secret'
import { secretsIn } from '../support/secretsIn'
import { age, type Move, walker } from '../support/walker'
import { credentialKey } from './sampleKey'

const ok: Diagnosis = { ok: true, checks: [] }
const notOk: Diagnosis = { ok: false, checks: [{ step: 'network', state: 'failed', cause: 'refused' }] }
const key = credentialKey({ name: 'Billing', version: '1' })
const theirs = credentialKey({ name: 'Theirs', version: '2' })
const patch: ApiKeyPatch = { version: '1', name: 'Mine' }
const replacing: ApiKeyPatch = { version: '1', secret: { replace: new Secret('another-key') } }

const run = (...events: readonly EditEvent[]): EditState => events.reduce(editReducer, initialEditState)

const open = { type: 'open', key } as const
const edit = { type: 'edit' } as const
const back = { type: 'back' } as const
const close = { type: 'close' } as const
const rebase = { type: 'rebase' } as const
const saveAnyway = { type: 'saveAnyway' } as const
const save = (online = true): EditEvent => ({ type: 'submit', patch, check: false, online })
const replace = (online = true): EditEvent => ({ type: 'submit', patch: replacing, check: true, online })
const checked = (diagnosis: Diagnosis, session = 1, online = true): EditEvent => ({
  type: 'checked',
  session,
  diagnosis,
  online,
})
const saved = (session = 1): EditEvent => ({ type: 'saved', session, key: theirs })
const failed = (code: ErrorCode, session = 1): EditEvent => ({ type: 'failed', session, error: new ApiKeyError(code) })
const found = (current = theirs, session = 1, asked = patch): EditEvent => ({ type: 'found', session, current, patch: asked })

describe('a change', () => {
  it('goes from the form to the saved key', () => {
    expect(run(open)).toEqual({ state: 'editing', session: 1, key, uncertain: false, error: null })
    expect(run(open, save())).toMatchObject({ state: 'submitting', patch })
    expect(run(open, save(), saved())).toEqual({ state: 'saved', session: 1, key: theirs })
    expect(run(open, save(), saved(), close)).toEqual({ state: 'idle', session: 1 })
  })

  it('of the secret is tested first, and stops at a failed test until the user says how to go on', () => {
    expect(run(open, replace())).toMatchObject({ state: 'checking', checks: [] })
    expect(run(open, replace(), checked(ok))).toMatchObject({ state: 'submitting', patch: replacing, diagnosis: ok })
    expect(run(open, save())).toMatchObject({ diagnosis: null })
    expect(run(open, replace(), checked(notOk))).toMatchObject({ state: 'checkFailed', diagnosis: notOk })
    expect(run(open, replace(), checked(notOk), saveAnyway)).toMatchObject({ state: 'submitting' })
    expect(run(open, replace(), checked(notOk), back)).toMatchObject({ state: 'editing', session: 2, error: null })
  })

  it('tells what its test has found so far, of this test alone', () => {
    const told = (step: CheckStep, session = 1): EditEvent => ({ type: 'check', session, check: { step, state: 'passed' } })
    const some = run(open, replace(), told('format'), told('network'))
    expect(some).toMatchObject({ state: 'checking', checks: [{ step: 'format' }, { step: 'network' }] })
    expect(editReducer(some, told('format'))).toBe(some)
    expect(editReducer(some, told('response', 0))).toBe(some)
    expect(editReducer(some, checked(notOk))).not.toHaveProperty('checks')
  })

  it('is not sent or queued without a connection', () => {
    const offline = { state: 'editing', error: { code: 'offline' }, uncertain: false }
    expect(run(open, save(false))).toMatchObject(offline)
    expect(run(open, replace(), checked(ok, 1, false))).toMatchObject(offline)
    expect(run(open, replace(), checked(notOk), { type: 'saveAnyway', online: false })).toMatchObject(offline)
  })

  it('that failed is back in the form with its error, until the form changes', () => {
    for (const code of ERROR_CODES.filter((each) => each !== 'conflict')) {
      const stopped = run(open, save(), failed(code))
      expect(stopped).toMatchObject({ state: 'editing', key, error: { code } })
      expect(editReducer(stopped, edit)).toMatchObject({ state: 'editing', error: null })
    }
  })

  it('does not close while it is under way', () => {
    expect(mayClose(run(open, save()))).toBe(false)
    expect(run(open, save(), close)).toMatchObject({ state: 'submitting' })
  })
})

describe('a conflict', () => {
  const met = [open, save(), failed('conflict')] as const

  it('tells what somebody else changed, and goes on with the key as it is now', () => {
    expect(run(...met)).toMatchObject({ state: 'conflict', key, current: null, changed: [] })
    expect(run(...met, found())).toMatchObject({ state: 'conflict', key, current: theirs, changed: ['name'] })
    expect(run(...met, found(), rebase)).toEqual({
      state: 'editing',
      session: 2,
      key: theirs,
      uncertain: false,
      error: null,
    })
  })

  it('says why the key could not be read, and may be read again', () => {
    const stuck = run(...met, failed('network'))
    expect(stuck).toMatchObject({ state: 'conflict', current: null, error: { code: 'network' } })
    expect(editReducer(stuck, rebase)).toBe(stuck)
    expect(editReducer(stuck, found())).toMatchObject({ current: theirs, error: null })
  })

  it('is none where the answer to the same change had been lost', () => {
    const lost = [open, save(), failed('timeout'), save(), failed('conflict')] as const
    const mine = credentialKey({ name: 'Mine', version: '2' })
    expect(run(...lost, found(mine))).toEqual({ state: 'saved', session: 1, key: mine })
    expect(run(...lost, found(theirs))).toMatchObject({ state: 'conflict', changed: ['name'] })
    expect(run(...met, found(mine))).toMatchObject({ state: 'conflict' })
    expect(run(...lost, found(mine, 1, { ...replacing, name: 'Mine' }))).toMatchObject({ state: 'conflict' })
  })
})

type EditMove = Move<EditState, EditEvent>
const online = fc.constantFrom(true, true, true, false)
const code = fc.oneof(fc.constantFrom('network' as const, 'conflict' as const), fc.constantFrom(...ERROR_CODES))
const move: fc.Arbitrary<EditMove> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<EditEvent>(open, edit, rebase).map<EditMove>((event) => () => event) },
  { weight: 1, arbitrary: fc.constantFrom<EditEvent>(back, close, saveAnyway).map<EditMove>((event) => () => event) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.boolean(), online).map<EditMove>(
      ([own, on]) =>
        () =>
          own ? replace(on) : save(on),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(age, fc.boolean(), online).map<EditMove>(
      ([by, passed, on]) =>
        ({ session }) =>
          checked(passed ? ok : notOk, session - by, on),
    ),
  },
  {
    weight: 1,
    arbitrary: age.map<EditMove>(
      (by) =>
        ({ session }) =>
          saved(session - by),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(age, code).map<EditMove>(
      ([by, each]) =>
        ({ session }) =>
          failed(each, session - by),
    ),
  },
  {
    weight: 2,
    arbitrary: age.map<EditMove>(
      (by) =>
        ({ session }) =>
          found(theirs, session - by),
    ),
  },
)

describe('in any order of events', () => {
  const walk = walker(editReducer, initialEditState, move)

  it('the walks reach every state', () => {
    const reached = new Set<string>()
    walk((_, __, after) => reached.add(after.state), undefined, 1_000)
    expect([...reached].sort()).toEqual(['checkFailed', 'checking', 'conflict', 'editing', 'idle', 'saved', 'submitting'])
  })

  it('a secret is only in a change that is under way', () => {
    walk((_, __, after) => {
      if (!('patch' in after)) expect(secretsIn(after)).toEqual([])
    })
  })

  it('an answer of another session changes nothing, and a session number never comes back', () => {
    walk((before, event, after) => {
      if ('session' in event && event.session !== before.session) expect(after).toBe(before)
      expect([0, 1]).toContain(after.session - before.session)
    })
  })

  it('nothing is saved without a passed test or a deliberate word where a test was asked for, nor without a connection', () => {
    walk((before, event, after) => {
      if (after.state !== 'submitting' || before.state === 'submitting') return
      expect('online' in event && event.online === false).toBe(false)
      expect(
        (before.state === 'checking' && event.type === 'checked' && event.diagnosis.ok) ||
          (before.state === 'checkFailed' && event.type === 'saveAnyway') ||
          (before.state === 'editing' && event.type === 'submit' && !event.check),
      ).toBe(true)
    })
  })

  it('the key that is compared with changes with a new opening and with a rebase alone', () => {
    walk((before, event, after) => {
      if (!('key' in before) || !('key' in after) || before.key === after.key) return
      expect(after.state === 'saved' || event.type === 'rebase').toBe(true)
    })
  })

  it('what may not close does not close', () => {
    walk((before, event, after) => {
      if (event.type === 'close' && !mayClose(before)) expect(after).toBe(before)
    })
  })
})
