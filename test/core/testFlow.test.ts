import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECK_STEPS, type CheckResult, type CheckStep, type Diagnosis } from '../../src/core/diagnosis'
import { ApiKeyError } from '../../src/core/errors'
import { initialTestState, type TestEvent, testReducer, type TestState } from '../../src/core/testFlow'
import { age, type Move, walker } from '../support/walker'

const ok: Diagnosis = { ok: true, checks: CHECK_STEPS.map((step) => ({ step, state: 'passed' })) }
const network = new ApiKeyError('network')

const run = (...events: readonly TestEvent[]): TestState => events.reduce(testReducer, initialTestState)
const start = { type: 'start' } as const
const cancel = { type: 'cancel' } as const
const check = (step: CheckStep, state: CheckResult['state'] = 'passed', session = 1): TestEvent => ({
  type: 'check',
  session,
  check: { step, state },
})
const answered = (session = 1): TestEvent => ({ type: 'answered', session, diagnosis: ok })
const failed = (session = 1): TestEvent => ({ type: 'failed', session, error: network })

describe('a connection test', () => {
  it('tells each check as it ends, and which is under way', () => {
    expect(run(start)).toEqual({ state: 'running', session: 1, checks: [], live: 'format' })
    expect(run(start, check('format'), check('address'))).toMatchObject({
      checks: [
        { step: 'format', state: 'passed' },
        { step: 'address', state: 'passed' },
      ],
      live: 'network',
    })
    expect(run(start, ...CHECK_STEPS.map((step) => check(step)))).toMatchObject({ state: 'running', live: null })
  })

  it('has no check under way after one that failed', () => {
    const stopped = run(start, check('format'), check('address', 'failed'))
    expect(stopped).toMatchObject({ live: null })
    expect(testReducer(stopped, check('network', 'skipped'))).toBe(stopped)
  })

  it('takes no check twice or out of order, and goes on past one that is left out', () => {
    const far = run(start, check('format'), check('network'))
    expect(far).toMatchObject({ live: 'tls' })
    for (const step of ['format', 'address', 'network'] as const) expect(testReducer(far, check(step))).toBe(far)
  })

  it('ends with what it found, or with why there is nothing', () => {
    expect(run(start, check('format'), answered())).toEqual({ state: 'answered', session: 1, diagnosis: ok })
    expect(run(start, failed())).toEqual({ state: 'failed', session: 1, error: network })
  })

  it('is cancelled at once, and answers no more', () => {
    const cancelled = run(start, check('format'), cancel)
    expect(cancelled).toEqual({ state: 'cancelled', session: 1, checks: [{ step: 'format', state: 'passed' }] })
    for (const late of [check('address'), answered(), failed(), cancel]) expect(testReducer(cancelled, late)).toBe(cancelled)
  })

  it('begins anew from any state', () => {
    for (const state of [run(), run(start, check('format')), run(start, answered()), run(start, failed()), run(start, cancel)])
      expect(testReducer(state, start)).toEqual({ state: 'running', session: state.session + 1, checks: [], live: 'format' })
  })
})

type TestMove = Move<TestState, TestEvent>

const step = fc.constantFrom(...CHECK_STEPS)
const outcome = fc.constantFrom('passed', 'passed', 'passed', 'skipped', 'failed' as const)
const move: fc.Arbitrary<TestMove> = fc.oneof(
  fc.constantFrom<TestMove>(
    () => start,
    () => cancel,
  ),
  ...[0, 1, 2].map(() =>
    fc.tuple(age, step, outcome).map<TestMove>(
      ([by, name, state]) =>
        ({ session }) =>
          check(name, state, session - by),
    ),
  ),
  fc.tuple(age, fc.boolean()).map<TestMove>(
    ([by, found]) =>
      ({ session }) =>
        (found ? answered : failed)(session - by),
  ),
)

describe('in any order of events', () => {
  const walk = walker(testReducer, initialTestState, move)

  it('the walks reach every state, and every step', () => {
    const reached = new Set<string | null>()
    walk((_, __, after) => reached.add(after.state).add(after.state === 'running' ? after.live : null))
    const states = ['answered', 'cancelled', 'failed', 'idle', 'running'].filter((state) => state !== 'idle')
    expect([...reached]).toEqual(expect.arrayContaining([...states, ...CHECK_STEPS, null]))
  })

  it('an answer of another session, or without a running test, changes nothing', () => {
    walk((before, event, after) => {
      if (event.type === 'start') expect(after.session).toBe(before.session + 1)
      else if (before.state !== 'running' || ('session' in event && event.session !== before.session)) expect(after).toBe(before)
      else expect(after.session).toBe(before.session)
    })
  })

  it('the checks are a part of the steps in their order, and the one under way comes after them', () => {
    walk((before, event, after) => {
      if (after.state !== 'running') return
      const at = after.checks.map((found) => CHECK_STEPS.indexOf(found.step))
      expect(at).toEqual([...new Set(at)].sort((one, other) => one - other))
      const last = after.checks.at(-1)
      const next = CHECK_STEPS[(at.at(-1) ?? -1) + 1] ?? null
      expect(after.live).toBe(last?.state === 'failed' ? null : next)
      if (before.state === 'running' && event.type === 'check')
        expect(after.checks.slice(0, before.checks.length)).toEqual(before.checks)
    })
  })
})
