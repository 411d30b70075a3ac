import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiKeyError, ERROR_CODES, isApiKeyError, toApiKeyError } from '../../src/core/errors'

describe('an ApiKeyError', () => {
  it('tells its code and field in its message and carries the rest as data', () => {
    const cause = new Error('socket closed')
    const error = new ApiKeyError('rateLimited', {
      field: 'name',
      params: { limit: 5 },
      retryAfter: 30,
      issues: [{ field: 'name', code: 'required' }],
      correlationId: 'c-1',
      cause,
    })
    expect(error.message).toBe('keyrack: rateLimited (name)')
    expect(error).toMatchObject({
      code: 'rateLimited',
      field: 'name',
      params: { limit: 5 },
      retryAfter: 30,
      correlationId: 'c-1',
    })
    expect(error.issues).toEqual([{ field: 'name', code: 'required' }])
    expect(error.cause).toBe(cause)
  })

  it('has no property that was not given', () => {
    const error = new ApiKeyError('network')
    for (const name of ['field', 'params', 'retryAfter', 'issues', 'correlationId', 'cause']) expect(name in error).toBe(false)
  })

  it('has each code once', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length)
  })
})

describe('isApiKeyError', () => {
  it('knows the error of another copy of the package', () => {
    const foreign = Object.assign(new Error('keyrack: conflict'), { name: 'ApiKeyError', code: 'conflict' })
    expect(isApiKeyError(foreign)).toBe(true)
  })

  it.each([
    ['another error with a code', Object.assign(new Error('x'), { code: 'conflict' })],
    ['its name with a code that does not exist', Object.assign(new Error('x'), { name: 'ApiKeyError', code: 'nope' })],
    ['its name with no code', Object.assign(new Error('x'), { name: 'ApiKeyError' })],
    ['a plain object', { name: 'ApiKeyError', code: 'conflict' }],
    ['text', 'conflict'],
    ['nothing', undefined],
    ['null', null],
  ])('does not take %s for one', (_, value) => {
    expect(isApiKeyError(value)).toBe(false)
  })
})

describe('toApiKeyError', () => {
  it('leaves an ApiKeyError as it is', () => {
    const error = new ApiKeyError('conflict')
    expect(toApiKeyError(error, 'network')).toBe(error)
  })

  it('reads the platform’s abort and timeout', () => {
    expect(toApiKeyError(AbortSignal.abort().reason).code).toBe('aborted')
    expect(toApiKeyError(new DOMException('late', 'TimeoutError')).code).toBe('timeout')
  })

  it('takes the fallback for everything else', () => {
    expect(toApiKeyError(new TypeError('fetch failed'), 'network').code).toBe('network')
    expect(toApiKeyError('boom').code).toBe('unknown')
    expect(toApiKeyError(undefined).code).toBe('unknown')
    expect(toApiKeyError(Object.create(null)).code).toBe('unknown')
  })

  it('keeps nothing of what was thrown, for it may hold a secret', () => {
    const canary = 'sk_live_canary-7f3e9a'
    fc.assert(
      fc.property(
        fc.constantFrom<(text: string) => unknown>(
          (text) => text,
          (text) => new Error(text),
          (text) => new TypeError('outer', { cause: new Error(text) }),
          (text) => ({ message: text, name: 'AbortError' }),
          (text) => ({ name: text }),
          (text) => [text],
        ),
        (make) => {
          const error = toApiKeyError(make(canary))
          expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
        },
      ),
    )
  })
})
