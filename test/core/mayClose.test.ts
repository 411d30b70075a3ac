import { describe, expect, it } from 'vitest'
import { mayClose } from '../../src/core/mayClose'
import { Secret } from '../../src/core/secret'

describe('a flow may close', () => {
  it.each(['idle', 'editing', 'choosing', 'confirming', 'checking', 'checkFailed', 'done'])('while it is %s', (state) =>
    expect(mayClose({ state })).toBe(true),
  )

  it('once there is a key without a secret to show', () => {
    expect(mayClose({ state: 'created', secret: null })).toBe(true)
  })
})

describe('a flow may not close', () => {
  it('while a request is under way', () => {
    expect(mayClose({ state: 'submitting' })).toBe(false)
  })

  it.each(['created', 'rotated', 'shown'])('while a secret is %s', (state) => {
    expect(mayClose({ state, secret: new Secret('sk_live_shown') })).toBe(false)
  })
})
