import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiKeyError } from '../../src/core/errors'
import { patient } from '../../src/headless/patient'
import { deferred } from '../support/deferred'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Work that keeps its signal, and answers when it is told to. */
const begin = (options?: Parameters<typeof patient>[1]) => {
  const answer = deferred<string>()
  let given: AbortSignal | undefined
  const result = patient((signal) => {
    given = signal
    return answer.promise
  }, options)
  result.catch(() => undefined)
  return { answer, result, signal: () => given as AbortSignal }
}

describe('work that is waited for', () => {
  it('begins at once, and comes to what it comes to', async () => {
    const { answer, result, signal } = begin()
    expect(signal().aborted).toBe(false)
    answer.resolve('done')
    await expect(result).resolves.toBe('done')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(signal().aborted).toBe(false)
  })

  it('is aborted after a minute, as a timeout, and not heard any more', async () => {
    const { answer, result, signal } = begin()
    signal().addEventListener('abort', () => answer.reject(new ApiKeyError('aborted')))
    await vi.advanceTimersByTimeAsync(59_999)
    expect(signal().aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(signal().aborted).toBe(true)
    await expect(result).rejects.toMatchObject({ code: 'timeout' })
  })

  it('ends with the signal of who waits', async () => {
    const leaving = new AbortController()
    const { signal } = begin({ signal: leaving.signal })
    leaving.abort()
    expect(signal().aborted).toBe(true)
    expect(begin({ signal: leaving.signal }).signal().aborted).toBe(true)
  })

  it('may throw before it begins', async () => {
    const thrown = new Error('at once')
    const work = () => {
      throw thrown
    }
    await expect(patient(work)).rejects.toBe(thrown)
    expect(vi.getTimerCount()).toBe(0)
  })
})
