import { Session } from 'node:inspector/promises'
import { inspect } from 'node:util'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/core/secret'

const TEXT = 'sk_live_canary-7f3e9a'
const secret = new Secret(TEXT)
const stringifier = secret as unknown as string

/** What code does to a value without meaning to show it. Each gives text, or throws. */
const renderings: Readonly<Record<string, () => unknown>> = {
  'String()': () => String(secret),
  'a template': () => `${stringifier}`,
  '+': () => '' + stringifier,
  'JSON.stringify': () => JSON.stringify({ secret, list: [secret] }),
  'util.inspect': () => inspect(secret, { showHidden: true, depth: null, getters: true }),
  'util.inspect of what holds it': () => inspect({ nested: { secret } }, { showHidden: true, depth: null }),
  'Object.entries': () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret)]),
  structuredClone: () => inspect(structuredClone(secret), { showHidden: true }),
  'an error message': () => new Error(stringifier).stack,
  'a React child': () => renderToString(createElement('p', null, secret as unknown as string)),
  'a React attribute': () => renderToString(createElement('p', { title: stringifier })),
  join: () => [secret, secret].join(),
  'a URL': () => String(new URL(`https://example.com/?key=${stringifier}`)),
  'a copy of its properties': () => inspect({ ...secret }),
  'a tag': () => Object.prototype.toString.call(secret),
}

describe('a secret', () => {
  it('gives its text to whoever asks by name', () => {
    expect(secret.reveal()).toBe(TEXT)
  })

  it.each(Object.keys(renderings))('gives no text to %s', (name) => {
    let shown: unknown
    try {
      shown = renderings[name]?.()
    } catch (thrown) {
      shown = inspect(thrown)
    }
    expect(String(shown)).not.toContain('canary')
  })

  it.each(['String()', 'a template', '+', 'JSON.stringify', 'util.inspect', 'join'])('says [redacted] to %s', (name) => {
    expect(String(renderings[name]?.())).toContain('[redacted]')
  })

  it('is no number, and sorts by nothing of its text', () => {
    expect(Number(secret)).toBeNaN()
    expect([new Secret('b'), new Secret('a')].sort().map((one) => one.reveal())).toEqual(['b', 'a'])
  })

  it('can be neither changed nor given properties', () => {
    expect(Object.isFrozen(secret)).toBe(true)
    expect(() => Object.assign(secret, { text: TEXT })).toThrow(TypeError)
  })

  it('reveals exactly what was put in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => new Secret(text).reveal() === text))
  })
})

it('is not in what a debugger is told of a logged secret', async () => {
  const session = new Session()
  session.connect()
  try {
    const held = globalThis as { heldSecret?: Secret }
    held.heldSecret = secret
    const { result } = await session.post('Runtime.evaluate', { expression: 'heldSecret', generatePreview: true })
    const own = await session.post('Runtime.getProperties', { objectId: result.objectId as string, ownProperties: true })
    delete held.heldSecret
    expect(JSON.stringify([result, own])).not.toContain(TEXT)
  } finally {
    session.disconnect()
  }
})
