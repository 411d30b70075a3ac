import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiKeyError, ERROR_CODES, type ErrorCode } from '../../src/core/errors'
import { mayClose } from '../../src/core/mayClose'
import { outcomeUnknown } from '../../src/core/outcomeUnknown'
import {
  initialRevokeState,
  mayConfirm,
  type RevokeAction,
  type RevokeEvent,
  revokeReducer,
  type RevokeState,
} from '../../src/core/revokeFlow'
import { age, type Move, walker } from '../support/walker'

const ACTIONS = ['revoke', 'delete', 'disable'] as const

const run = (...events: readonly RevokeEvent[]): RevokeState => events.reduce(revokeReducer, initialRevokeState)
const open = (action: RevokeAction = 'revoke', needsWord: string | null = null, language = 'en'): RevokeEvent => ({
  type: 'open',
  action,
  needsWord,
  language,
})
const type = (typed: string): RevokeEvent => ({ type: 'type', typed })
const reason = (text: string): RevokeEvent => ({ type: 'reason', reason: text })
const confirm = (intent = 'a', online = true): RevokeEvent => ({ type: 'confirm', intent, online })
const done = (session = 1): RevokeEvent => ({ type: 'done', session })
const failed = (code: ErrorCode, session = 1): RevokeEvent => ({ type: 'failed', session, error: new ApiKeyError(code) })
const close = { type: 'close' } as const

describe('stopping a key', () => {
  it.each(ACTIONS)('to %s it asks, does it, and says that it is done', (action) => {
    expect(run(open(action))).toMatchObject({ state: 'confirming', session: 1, action, reason: '', intent: null, error: null })
    expect(run(open(action), reason('leaked'), confirm())).toMatchObject({ state: 'submitting', intent: 'a', reason: 'leaked' })
    expect(run(open(action), confirm(), done())).toEqual({ state: 'done', session: 1, action })
    expect(run(open(action), confirm(), done(), close)).toEqual({ state: 'idle', session: 1 })
  })

  it('keeps reason and word when it fails, and tries the same request again', () => {
    const stopped = run(open('revoke', 'Billing'), reason('leaked'), type('Billing'), confirm(), failed('unauthorized'))
    expect(stopped).toMatchObject({ state: 'confirming', reason: 'leaked', typed: 'Billing', error: { code: 'unauthorized' } })
    expect(revokeReducer(stopped, confirm('b'))).toMatchObject({ state: 'submitting', intent: 'a' })
  })

  it('is another request with another reason', () => {
    expect(run(open(), confirm(), failed('network'), reason('leaked'), confirm('b'))).toMatchObject({ intent: 'b' })
  })

  it('sends nothing without a connection, and says so', () => {
    const offline = run(open(), confirm('a', false))
    expect(offline).toMatchObject({ state: 'confirming', intent: 'a', error: { code: 'offline' }, uncertain: false })
    expect(revokeReducer(offline, confirm('b'))).toMatchObject({ state: 'submitting', intent: 'a' })
  })

  it('does not close while it is under way', () => {
    const submitting = run(open(), confirm())
    expect(mayClose(submitting)).toBe(false)
    expect(revokeReducer(submitting, close)).toBe(submitting)
  })
})

describe('a key that is stopped already', () => {
  it.each(['revoke', 'disable'] as const)('is the success of an earlier %s whose answer was lost', (action) => {
    for (const code of ['notFound', 'state'] as const)
      expect(run(open(action), confirm(), failed('timeout'), confirm(), failed(code))).toMatchObject({ state: 'done' })
  })

  it('is no success where no answer was lost', () => {
    for (const code of ['notFound', 'state'] as const)
      expect(run(open(), confirm(), failed('forbidden'), confirm(), failed(code))).toMatchObject({
        state: 'confirming',
        error: { code },
      })
  })

  it('is deleted, whoever did it; one that may not be deleted is not', () => {
    expect(run(open('delete'), confirm(), failed('notFound'))).toMatchObject({ state: 'done' })
    expect(run(open('delete'), confirm(), failed('network'), confirm(), failed('state'))).toMatchObject({ state: 'confirming' })
  })
})

describe('the word that must be typed', () => {
  const may = (word: string, typed: string, language?: string) => mayConfirm(run(open('delete', word, language), type(typed)))

  it('is not asked for where there is none', () => {
    expect(mayConfirm(run(open()))).toBe(true)
  })

  it.each([
    ['as it is', 'billing-prod', 'billing-prod', 'en'],
    ['with other capitals', 'Billing', 'bILLING', 'en'],
    ['with white space around', 'Billing', '\u00a0 Billing\t', 'en'],
    ['composed in another way', 'Schlu\u0308ssel', 'Schlüssel', 'de'],
    ['with ss for ß', 'Straße', 'STRASSE', 'de'],
    ['with the final sigma', 'Κωδικός', 'ΚΩΔΙΚΌΣ', 'el'],
    ['in Turkish letters', 'ısı', 'ISI', 'tr'],
    ['in Turkish letters with a dot', 'iptal', 'İPTAL', 'tr'],
    ['in Arabic', 'إلغاء', 'إلغاء', 'ar'],
    ['in Chinese', '吊销', '吊销', 'zh-CN'],
  ])('may be typed %s', (_, word, typed, language) => expect(may(word, typed, language)).toBe(true))

  it.each([
    ['nothing', 'Billing', '', 'en'],
    ['a part of it', 'Billing', 'Bill', 'en'],
    ['more than it', 'Billing', 'Billing 2', 'en'],
    ['an accent less', 'Clé', 'Cle', 'fr'],
    ['a dot that Turkish does not drop', 'iptal', 'IPTAL', 'tr'],
  ])('is not %s', (_, word, typed, language) => {
    expect(may(word, typed, language)).toBe(false)
    const wrong = run(open('delete', word, language), type(typed))
    expect(revokeReducer(wrong, confirm())).toBe(wrong)
  })

  it('is itself in any composition, capitals and white space', () => {
    const form = fc.constantFrom('NFC' as const, 'NFD' as const)
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        form,
        fc.constantFrom('en', 'tr', 'de'),
        (word, how, language) => {
          for (const typed of [word, ` ${word} `, word.normalize(how), word.normalize(how).normalize('NFC')])
            expect(may(word, typed, language)).toBe(true)
        },
      ),
    )
  })
})

type RevokeMove = Move<RevokeState, RevokeEvent>

const move: fc.Arbitrary<RevokeMove> = fc.oneof(
  fc.tuple(fc.constantFrom(...ACTIONS), fc.constantFrom(null, 'Key')).map<RevokeMove>(
    ([action, word]) =>
      () =>
        open(action, word),
  ),
  fc.constantFrom('Key', ' KEY', 'Ke', '').map<RevokeMove>((typed) => () => type(typed)),
  fc.constantFrom('', 'leaked').map<RevokeMove>((text) => () => reason(text)),
  ...[0, 1].map(() =>
    fc.constantFrom(true, true, false).map<RevokeMove>((online) => (_, count) => confirm(`i-${count}`, online)),
  ),
  age.map<RevokeMove>(
    (by) =>
      ({ session }) =>
        done(session - by),
  ),
  ...[0, 1].map(() =>
    fc.tuple(age, fc.constantFrom(...ERROR_CODES, 'notFound', 'state', 'network' as const)).map<RevokeMove>(
      ([by, code]) =>
        ({ session }) =>
          failed(code, session - by),
    ),
  ),
  fc.constant<RevokeMove>(() => close),
)

describe('in any order of events', () => {
  const walk = walker(revokeReducer, initialRevokeState, move)

  it('the walks reach every state, and a success by every way', () => {
    const reached = new Set<string>()
    walk((_, event, after) => {
      reached.add(after.state)
      if (after.state === 'done') reached.add(`${after.action} by ${event.type}`)
    })
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'confirming',
        'submitting',
        'done',
        ...ACTIONS.flatMap((action) => [`${action} by done`, `${action} by failed`]),
      ]),
    )
  })

  it('nothing is sent without the word, without a connection, or twice at once', () => {
    walk((before, event, after) => {
      if (after.state !== 'submitting' || after === before) return
      expect(before.state).toBe('confirming')
      expect(mayConfirm(before)).toBe(true)
      expect(event).toMatchObject({ type: 'confirm', online: true })
    })
  })

  it('an answer of another session, or without a request, changes nothing', () => {
    walk((before, event, after) => {
      if ('session' in event && (event.session !== before.session || before.state !== 'submitting')) expect(after).toBe(before)
      expect([0, 1]).toContain(after.session - before.session)
    })
  })

  it('the same reason has one intent, and another reason never an old one', () => {
    let current: string | null = null
    const past = new Set<string>()
    walk(
      (before, event, after) => {
        const changed = after !== before && (event.type === 'open' || event.type === 'reason')
        if (changed && current !== null) past.add(current)
        if (changed) current = null
        if (after.state !== 'submitting' || after === before) return
        if (current !== null) expect(after.intent).toBe(current)
        expect(past.has(after.intent)).toBe(false)
        current = after.intent
      },
      () => {
        current = null
        past.clear()
      },
    )
  })

  it('a failure is a success only where an answer was lost, or what was to be deleted is gone', () => {
    let lost = false
    walk(
      (before, event, after) => {
        if (event.type === 'open' && after !== before) lost = false
        if (event.type !== 'failed' || before.state !== 'submitting' || event.session !== before.session) return
        const { code } = event.error
        const gone = code === 'notFound' || (code === 'state' && before.action !== 'delete')
        expect(after.state).toBe(gone && (lost || before.action === 'delete') ? 'done' : 'confirming')
        if (after.state === 'confirming')
          expect(after).toMatchObject({ error: event.error, reason: before.reason, typed: before.typed })
        lost ||= outcomeUnknown(event.error)
      },
      () => {
        lost = false
      },
    )
  })

  it('what may not close does not close', () => {
    walk((before, event, after) => {
      if (event.type === 'close' && !mayClose(before)) expect(after).toBe(before)
    })
  })
})

it('takes a word that was copied with the marks of direction around it', () => {
  expect(mayConfirm(run(open('revoke', 'وقف', 'ar'), type('\u2068\u200fوقف\u2069 ')))).toBe(true)
  expect(mayConfirm(run(open('revoke', 'وقف', 'ar'), type('\u2068\u2069')))).toBe(false)
})
