import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BulkEvent,
  bulkReducer,
  type BulkResult,
  type BulkSkipped,
  type BulkState,
  type BulkTarget,
  initialBulkState,
} from '../../src/core/bulkFlow'
import { ApiKeyError, type ErrorCode } from '../../src/core/errors'
import { age, type Move, walker } from '../support/walker'

const target = (id: string): BulkTarget => ({ id, name: `Key ${id}` })
const targets = ['a', 'b', 'c'].map(target)
const skipped: readonly BulkSkipped[] = [{ ...target('r'), reason: 'state' }]

const run = (...events: readonly BulkEvent[]): BulkState => events.reduce(bulkReducer, initialBulkState)
const open: BulkEvent = { type: 'open', action: 'disable', targets, skipped }
const collect: BulkEvent = { type: 'collect', action: 'delete' }
const confirm: BulkEvent = { type: 'confirm', intent: 'i' }
const progress = (results: Readonly<Record<string, ErrorCode | null>>, number = 1): BulkEvent => ({
  type: 'progress',
  run: number,
  results: Object.entries(results).map(([id, code]) => ({ id, code })),
  current: 'Key c',
  pausedFor: null,
})
const ended = (stopped: ErrorCode | null = null, number = 1): BulkEvent => ({ type: 'ended', run: number, stopped })
const cancel = { type: 'cancel' } as const
const retry = { type: 'retry' } as const
const close = { type: 'close' } as const

describe('an action on many keys', () => {
  it('says what it would change and what it leaves out, does it, and tells how it went', () => {
    expect(run(open)).toEqual({ state: 'confirming', run: 1, action: 'disable', targets, skipped })
    expect(run(open, confirm)).toMatchObject({ state: 'running', total: 3, done: [], failed: [], current: 'Key a', skipped })
    const half = run(open, confirm, progress({ a: null, b: 'conflict' }))
    expect(half).toMatchObject({ done: ['a'], failed: [{ id: 'b', name: 'Key b', code: 'conflict' }], current: 'Key c' })
    expect(half).toMatchObject({ remaining: [{ id: 'c' }], cancelling: false })
    expect(bulkReducer(bulkReducer(half, progress({ c: null })), ended())).toEqual({
      state: 'finished',
      run: 1,
      action: 'disable',
      total: 3,
      skipped,
      done: ['a', 'c'],
      failed: [{ id: 'b', name: 'Key b', intent: 'i.1', code: 'conflict' }],
      remaining: [],
      cancelled: false,
      stopped: null,
    })
  })

  it('reads all pages of what is listed first', () => {
    const collecting = run(collect, { type: 'found', run: 1, count: 200 })
    expect(collecting).toEqual({ state: 'collecting', run: 1, action: 'delete', found: 200 })
    expect(bulkReducer(collecting, { type: 'collected', run: 1, targets })).toMatchObject({
      state: 'confirming',
      targets,
      skipped: [],
    })
  })

  it('takes a key that was on two pages once', () => {
    const twice = [...targets, target('a')]
    const read = run(collect, { type: 'collected', run: 1, targets: twice, skipped: [...skipped, ...skipped] }, confirm)
    expect(read).toMatchObject({ total: 3, skipped })
  })

  it('begins the reading anew where it failed', () => {
    const error = new ApiKeyError('network')
    const failed = run(collect, { type: 'collectFailed', run: 1, error })
    expect(failed).toEqual({ state: 'collectFailed', run: 1, action: 'delete', error })
    expect(bulkReducer(failed, retry)).toEqual({ state: 'collecting', run: 2, action: 'delete', found: 0 })
    expect(bulkReducer(failed, close)).toEqual({ state: 'idle', run: 1 })
  })

  it('stops reading when it is cancelled, and hears no late answer', () => {
    const cancelled = run(collect, cancel)
    expect(cancelled).toEqual({ state: 'idle', run: 1 })
    const again = bulkReducer(cancelled, collect)
    expect(bulkReducer(again, { type: 'collected', run: 1, targets })).toBe(again)
  })

  it('does nothing where nothing is left to do', () => {
    const nothing = run({ type: 'open', action: 'enable', targets: [], skipped })
    expect(bulkReducer(nothing, confirm)).toBe(nothing)
  })

  it('asks for each key with an intent of its own', () => {
    expect(run(open, confirm)).toMatchObject({ remaining: [{ intent: 'i.0' }, { intent: 'i.1' }, { intent: 'i.2' }] })
  })

  it('waits while the service wants to be left alone, and says so', () => {
    const paused = run(open, confirm, { type: 'progress', run: 1, results: [], current: 'Key b', pausedFor: 30 })
    expect(paused).toMatchObject({ state: 'running', pausedFor: 30 })
    expect(bulkReducer(paused, progress({ a: null }))).toMatchObject({ pausedFor: null })
  })
})

describe('cancelling an action on many keys', () => {
  it('waits for what is under way, and keeps how that ended', () => {
    const cancelling = run(open, confirm, cancel)
    expect(cancelling).toMatchObject({ state: 'running', cancelling: true })
    expect(run(open, confirm, cancel, progress({ a: 'timeout' }), ended())).toMatchObject({
      state: 'finished',
      cancelled: true,
      failed: [{ id: 'a', code: 'timeout' }],
      remaining: [{ id: 'b' }, { id: 'c' }],
    })
  })

  it('is none where all was done before it was heard', () => {
    expect(run(open, confirm, cancel, progress({ a: null, b: null, c: null }), ended())).toMatchObject({ cancelled: false })
  })

  it('is not done by closing', () => {
    const running = run(open, confirm)
    expect(bulkReducer(running, close)).toBe(running)
  })
})

describe('trying again', () => {
  const finished = run(open, confirm, progress({ a: null, b: 'timeout' }), ended('offline'))

  it('is for those that failed or remained, with the same intents', () => {
    expect(finished).toMatchObject({ stopped: 'offline', cancelled: false })
    expect(bulkReducer(finished, retry)).toMatchObject({
      state: 'running',
      run: 2,
      total: 3,
      done: ['a'],
      failed: [],
      remaining: [
        { id: 'b', name: 'Key b', intent: 'i.1' },
        { id: 'c', name: 'Key c', intent: 'i.2' },
      ],
    })
  })

  it('hears nothing of the run before', () => {
    const again = bulkReducer(finished, retry)
    expect(bulkReducer(again, progress({ b: null }, 1))).toBe(again)
    expect(bulkReducer(again, ended(null, 1))).toBe(again)
    expect(bulkReducer(again, progress({ b: null }, 2))).toMatchObject({ done: ['a', 'b'] })
  })

  it('is not offered where all is done', () => {
    const done = run(open, confirm, progress({ a: null, b: null, c: null }), ended())
    expect(bulkReducer(done, retry)).toBe(done)
  })
})

type BulkMove = Move<BulkState, BulkEvent>

const IDS = [...'abcdefgh']
const CODES = ['timeout', 'state', 'unknown'] as const
const keys = fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 8 }).map((ids) => ids.map(target))
const results: fc.Arbitrary<BulkResult[]> = fc.array(
  fc.record({ id: fc.constantFrom(...IDS, 'unknown'), code: fc.constantFrom(null, null, ...CODES) }),
  { maxLength: 4 },
)

const move: fc.Arbitrary<BulkMove> = fc.oneof(
  keys.map<BulkMove>((chosen) => () => ({ type: 'open', action: 'revoke', targets: chosen })),
  fc.constant<BulkMove>(() => collect),
  fc.tuple(age, keys).map<BulkMove>(([by, chosen]) => (state) => ({ type: 'collected', run: state.run - by, targets: chosen })),
  age.map<BulkMove>((by) => (state) => ({ type: 'collectFailed', run: state.run - by, error: new ApiKeyError('network') })),
  fc.constant<BulkMove>((_, count) => ({ type: 'confirm', intent: `i${count}` })),
  ...[0, 1].map(() =>
    fc.tuple(age, results).map<BulkMove>(([by, some]) => (state) => ({
      type: 'progress',
      run: state.run - by,
      results: some,
      current: null,
      pausedFor: null,
    })),
  ),
  fc.tuple(age, fc.constantFrom(null, 'offline' as const)).map<BulkMove>(([by, stopped]) => (state) => ({
    type: 'ended',
    run: state.run - by,
    stopped,
  })),
  fc.constantFrom<BulkEvent>(cancel, retry, close).map<BulkMove>((event) => () => event),
)

describe('in any order of events', () => {
  const walk = walker(bulkReducer, initialBulkState, move)
  const idsOf = (items: readonly BulkTarget[]) => items.map(({ id }) => id)

  it('the walks reach every state, a retry and a cancelled end', () => {
    const reached = new Set<string>()
    walk((before, event, after) => {
      reached.add(after.state)
      if (event.type === 'retry' && after !== before) reached.add(`${before.state} again`)
      if (after.state === 'finished' && after.cancelled && after.failed.length > 0) reached.add('cancelled')
    })
    const states = ['idle', 'collecting', 'collectFailed', 'confirming', 'running', 'finished']
    expect([...reached].sort()).toEqual([...states, 'cancelled', 'collectFailed again', 'finished again'].sort())
  })

  it('every key is done, failed or remains, and is but one of them', () => {
    walk((_, __, after) => {
      if (!('total' in after)) return
      const all = [...after.done, ...idsOf(after.failed), ...idsOf(after.remaining)]
      expect(all).toHaveLength(after.total)
      expect(new Set(all).size).toBe(after.total)
    })
  })

  it('what is done stays done, and a failure stays known until it is tried again', () => {
    walk((before, event, after) => {
      if (!('total' in before) || !('total' in after)) return
      expect(after.done.slice(0, before.done.length)).toEqual(before.done)
      if (event.type === 'retry' && after !== before) expect(after).toMatchObject({ failed: [], done: before.done })
      else expect(after.failed.slice(0, before.failed.length)).toEqual(before.failed)
    })
  })

  it('each key keeps its intent, which no other has', () => {
    walk((before, _, after) => {
      if (!('total' in before) || !('total' in after)) return
      const had = new Map([...before.failed, ...before.remaining].map(({ id, intent }) => [id, intent]))
      const has = [...after.failed, ...after.remaining]
      for (const { id, intent } of has) expect(intent).toBe(had.get(id))
      expect(new Set(has.map(({ intent }) => intent)).size).toBe(has.length)
    })
  })

  it('an answer of another run, or where none is awaited, changes nothing', () => {
    walk((before, event, after) => {
      const awaited = event.type === 'progress' || event.type === 'ended' ? 'running' : 'collecting'
      if ('run' in event && (event.run !== before.run || before.state !== awaited)) expect(after).toBe(before)
      expect([0, 1]).toContain(after.run - before.run)
    })
  })

  it('a run ends by its own end alone', () => {
    walk((before, event, after) => {
      if (before.state === 'running' && after.state !== 'running') expect(event.type).toBe('ended')
    })
  })
})
