import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayClose } from '../../src/core/mayClose'
import {
  type CopyFailure,
  type Dismissal,
  initialRevealState,
  mayFinish,
  type RevealEvent,
  revealReducer,
  type RevealState,
} from '../../src/core/revealFlow'
import { Secret } from '../../src/core/secret'
import { secretsIn } from '../support/secretsIn'
import { type Move, walker } from '../support/walker'

const DISMISSALS: readonly Dismissal[] = [
  'outsidePointer',
  'escape',
  'imeEscape',
  'back',
  'routeChange',
  'rerender',
  'localeSwitch',
  'themeSwitch',
  'hostClose',
]
const REASONS: readonly CopyFailure[] = ['denied', 'missing', 'timeout', 'insecure', 'unfocused', 'frame']

const secret = new Secret('sk_live_shown_once')
const run = (...events: readonly RevealEvent[]): RevealState => events.reduce(revealReducer, initialRevealState)
const show = { type: 'show', secret } as const
const copy = { type: 'copy' } as const
const done = { type: 'done' } as const
const downloaded = { type: 'downloaded' } as const
const copied = (attempt: number): RevealEvent => ({ type: 'copied', attempt })
const copyFailed = (attempt: number, reason: CopyFailure = 'denied'): RevealEvent => ({ type: 'copyFailed', attempt, reason })
const keep = (kept = true): RevealEvent => ({ type: 'keep', kept })
const dismiss = (by: Dismissal): RevealEvent => ({ type: 'dismiss', by })

describe('a secret that is shown once', () => {
  it.each([
    ['copied', [copy, copied(1)]],
    ['downloaded', [downloaded]],
    ['said to be kept', [keep()]],
  ] as const)('ends by two steps: %s, then done', (_, first) => {
    const ready = run(show, ...first)
    expect(ready).toMatchObject({ state: 'shown', secret })
    expect(mayFinish(ready)).toBe(true)
    expect(mayClose(ready)).toBe(false)
    expect(revealReducer(ready, done).state).toBe('acknowledged')
  })

  it('does not end by done alone, nor once it is said not to be kept after all', () => {
    expect(run(show, done)).toMatchObject({ state: 'shown', secret, guarded: true })
    expect(run(show, keep(), keep(false), done)).toMatchObject({ state: 'shown', secret, guarded: true })
  })

  it.each(DISMISSALS)('does not end by %s, and says that it was tried', (by) => {
    expect(run(show, dismiss(by))).toMatchObject({ state: 'shown', secret, guarded: true })
    expect(run(show, keep(), dismiss(by))).toMatchObject({ state: 'shown', secret, guarded: true })
    expect(run(show, dismiss(by), keep())).toMatchObject({ guarded: false })
  })

  it('leaves nothing behind', () => {
    const end = run(show, copy, copied(1), done)
    expect(end).toEqual({ state: 'acknowledged', attempt: 1 })
    expect(secretsIn(end)).toEqual([])
  })

  it('is not pushed aside by another one; that comes after it', () => {
    const other = { type: 'show', secret: new Secret('sk_live_other') } as const
    const shown = run(show, keep())
    expect(revealReducer(shown, other)).toBe(shown)
    expect(run(show, keep(), done, other)).toMatchObject({ state: 'shown', secret: other.secret, kept: false })
  })
})

describe('a copy', () => {
  it('is told as it goes', () => {
    expect(run(show)).toMatchObject({ copy: { state: 'idle' }, copied: false })
    expect(run(show, copy)).toMatchObject({ copy: { state: 'copying', attempt: 1 }, copied: false })
    expect(run(show, copy, copied(1))).toMatchObject({ copy: { state: 'copied' }, copied: true })
  })

  it.each(REASONS)('that failed says why: %s', (reason) => {
    const failed = run(show, copy, copyFailed(1, reason))
    expect(failed).toMatchObject({ state: 'shown', secret, copy: { state: 'failed', reason }, copied: false })
    expect(mayFinish(failed)).toBe(false)
  })

  it('that failed does not undo an earlier one', () => {
    const again = run(show, copy, copied(1), copy, copyFailed(2))
    expect(again).toMatchObject({ copy: { state: 'failed' }, copied: true })
    expect(mayFinish(again)).toBe(true)
  })

  it('is not taken for a later one', () => {
    const second = run(show, copy, copy)
    for (const late of [copied(1), copyFailed(1)]) expect(revealReducer(second, late)).toBe(second)
    const next = run(show, copy, keep(), done, { type: 'show', secret: new Secret('sk_live_other') }, copy)
    for (const late of [copied(1), copyFailed(1)]) expect(revealReducer(next, late)).toBe(next)
  })

  it('that was answered is not answered again', () => {
    const failed = run(show, copy, copyFailed(1))
    expect(revealReducer(failed, copied(1))).toBe(failed)
  })
})

type RevealMove = Move<RevealState, RevealEvent>

const attempt = fc.constantFrom(0, 0, 0, 1, 2, -1)
const move: fc.Arbitrary<RevealMove> = fc.oneof(
  fc.constantFrom<RevealMove>(
    (_, count) => ({ type: 'show', secret: new Secret(`secret-${count}`) }),
    () => copy,
    () => downloaded,
    () => keep(),
    () => keep(false),
    () => done,
  ),
  fc.constantFrom(...DISMISSALS).map<RevealMove>((by) => () => dismiss(by)),
  attempt.map<RevealMove>((by) => (state) => copied(state.attempt - by)),
  fc.tuple(attempt, fc.constantFrom(...REASONS)).map<RevealMove>(
    ([by, reason]) =>
      (state) =>
        copyFailed(state.attempt - by, reason),
  ),
)

describe('in any order of events', () => {
  const walk = walker(revealReducer, initialRevealState, move)

  it('the walks reach every state, and every state of a copy', () => {
    const reached = new Set<string>()
    walk((_, __, after) => reached.add(after.state === 'shown' ? `shown, ${after.copy.state}` : after.state))
    expect([...reached].sort()).toEqual([
      'acknowledged',
      'hidden',
      'shown, copied',
      'shown, copying',
      'shown, failed',
      'shown, idle',
    ])
  })

  it('nothing but two deliberate steps ends the showing, and the same secret stays until then', () => {
    // What the user did since the secret is there, by a ledger of its own.
    let steps = { copied: false, downloaded: false, kept: false }
    walk(
      (before, event, after) => {
        if (before.state !== 'shown') {
          steps = { copied: false, downloaded: false, kept: false }
          return
        }
        const ready = steps.copied || steps.downloaded || steps.kept
        if (event.type === 'done' && ready) expect(after).toEqual({ state: 'acknowledged', attempt: before.attempt })
        else expect(after).toMatchObject({ state: 'shown' })
        if (after.state === 'shown') expect(after.secret).toBe(before.secret)
        if (event.type === 'dismiss' || (event.type === 'done' && !ready)) expect(after).toMatchObject({ guarded: true })
        if (event.type === 'copied' && before.copy.state === 'copying' && event.attempt === before.copy.attempt)
          steps.copied = true
        if (event.type === 'downloaded') steps.downloaded = true
        if (event.type === 'keep') steps.kept = event.kept
      },
      () => {
        steps = { copied: false, downloaded: false, kept: false }
      },
    )
  })

  it('only the showing holds a secret, and that one alone', () => {
    walk((_, __, after) => expect(secretsIn(after)).toEqual(after.state === 'shown' ? [after.secret] : []))
  })

  it('“copied” is never false: it needs the success of the try that is under way', () => {
    walk((before, event, after) => {
      if (after.state !== 'shown' || after.copy.state !== 'copied') return
      if (before.state === 'shown' && before.copy.state === 'copied') return
      expect(event.type).toBe('copied')
      expect(before).toMatchObject({ copy: { state: 'copying', attempt: (event as { attempt: number }).attempt } })
    })
  })

  it('the number of a try never comes back', () => {
    walk((before, event, after) =>
      expect(after.attempt - before.attempt).toBe(event.type === 'copy' && before.state === 'shown' ? 1 : 0),
    )
  })
})
