import { act, render, screen } from '@testing-library/react'
import { StrictMode, useLayoutEffect } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Call, TestTarget } from '../../src/core/adapter'
import type { CheckResult, Diagnosis } from '../../src/core/diagnosis'
import { ApiKeyError } from '../../src/core/errors'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { type ConnectionTest, useConnectionTest } from '../../src/headless/useConnectionTest'
import { deferred } from '../support/deferred'
import { passed } from '../support/diagnoses'

let flow: ConnectionTest
const Probe = ({ id }: { readonly id: string }) => {
  const test = useConnectionTest(id)
  useLayoutEffect(() => {
    flow = test
  })
  return <output>{test.state}</output>
}

/** Each test as it was asked for, for the test to answer. */
const show = (strict = false) => {
  const tests: { target: TestTarget; call: Call; answer: ReturnType<typeof deferred<Diagnosis>> }[] = []
  const adapter: ApiKeyAdapter = {
    ...memoryAdapter(),
    test: (target, call = {}) => {
      const answer = deferred<Diagnosis>()
      tests.push({ target, call, answer })
      return answer.promise
    },
  }
  const [onEvent, onSignInNeeded] = [vi.fn(), vi.fn()]
  const page = (id: string) => {
    const provided = (
      <KeyrackProvider adapter={adapter} onEvent={onEvent} onSignInNeeded={onSignInNeeded}>
        <Probe id={id} />
      </KeyrackProvider>
    )
    return strict ? <StrictMode>{provided}</StrictMode> : provided
  }
  const { rerender, unmount } = render(page('key_1'))
  const test = (at: number) => {
    const found = tests.at(at)
    if (found === undefined) throw new Error(`there is no test ${at}`)
    return found
  }
  return { tests, test, onEvent, onSignInNeeded, rerender: (id: string) => rerender(page(id)), unmount }
}
const said = () => screen.getByRole('status').textContent
const tell = (call: Call, check: CheckResult) => act(() => call.onCheck?.(check))

afterEach(() => vi.useRealTimers())

describe('the test of a stored key', () => {
  it('tells each check as it ends, and then what it found', async () => {
    const { test } = show()
    expect(flow).toMatchObject({ state: 'running', progress: [], live: 'format', diagnosis: null, error: null })
    const { call, answer } = test(0)
    tell(call, { step: 'format', state: 'passed' })
    tell(call, { step: 'address', state: 'passed', latency: 4 })
    expect(flow).toMatchObject({
      progress: [
        { step: 'format', state: 'passed' },
        { step: 'address', state: 'passed', latency: 4 },
      ],
      live: 'network',
    })
    await act(async () => answer.resolve(passed))
    expect(flow).toMatchObject({ state: 'answered', diagnosis: passed, progress: [], live: null })
    tell(call, { step: 'network', state: 'passed' })
    expect(said()).toBe('answered')
  })

  it('takes nothing from a check but what was agreed, and nothing from one that is none', async () => {
    const { test } = show()
    const { call } = test(0)
    tell(call, { step: 'format', state: 'passed', secret: 'sk_live' } as unknown as CheckResult)
    tell(call, 'address' as unknown as CheckResult)
    expect(flow.progress).toEqual([{ step: 'format', state: 'passed' }])
  })

  it('is cancelled at once, whatever comes after, and made again when asked', async () => {
    const { tests, test, onEvent } = show()
    const { call, answer } = test(0)
    tell(call, { step: 'format', state: 'passed' })
    act(() => flow.cancel())
    expect(said()).toBe('cancelled')
    expect(call.signal?.aborted).toBe(true)
    await act(async () => answer.reject(new ApiKeyError('aborted')))
    tell(call, { step: 'address', state: 'passed' })
    const progress = [{ step: 'format', state: 'passed' }]
    expect(flow).toMatchObject({ state: 'cancelled', diagnosis: null, error: null, progress, live: null })
    act(() => flow.again())
    expect(said()).toBe('running')
    await act(async () => test(1).answer.resolve(passed))
    expect(said()).toBe('answered')
    expect(tests).toHaveLength(2)
    expect(onEvent).not.toHaveBeenCalled()
  })

  it('of one key says nothing about the next', async () => {
    const { test, rerender } = show()
    rerender('key_2')
    expect(test(0).call.signal?.aborted).toBe(true)
    expect(test(1).target).toEqual({ id: 'key_2' })
    tell(test(0).call, { step: 'format', state: 'failed', cause: 'invalidKey' })
    await act(async () => test(0).answer.resolve(passed))
    expect(flow).toMatchObject({ state: 'running', progress: [] })
  })

  it('ends with its component, without a word', async () => {
    const { test, onEvent, unmount } = show()
    unmount()
    expect(test(0).call.signal?.aborted).toBe(true)
    await act(async () => test(0).answer.reject(new ApiKeyError('aborted')))
    expect(onEvent).not.toHaveBeenCalled()
  })

  it('may be mounted twice', async () => {
    const { test } = show(true)
    await act(async () => test(-1).answer.resolve(passed))
    expect(said()).toBe('answered')
  })

  it('that fails says why, and asks to sign in where that is what is missing', async () => {
    const { test, onEvent, onSignInNeeded } = show()
    await act(async () => test(0).answer.reject(new ApiKeyError('unauthorized')))
    expect(flow).toMatchObject({ state: 'failed', error: { code: 'unauthorized' }, diagnosis: null })
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'unauthorized', keyId: 'key_1' })
    expect(onSignInNeeded).toHaveBeenCalledExactlyOnceWith()
    act(() => flow.again())
    await act(async () => test(1).answer.reject('a string'))
    expect(flow).toMatchObject({ state: 'failed', error: { code: 'unknown' } })
    expect(onSignInNeeded).toHaveBeenCalledOnce()
  })

  it('that never answers is a timeout after a minute, and is stopped', async () => {
    vi.useFakeTimers()
    const { test } = show()
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(flow).toMatchObject({ state: 'failed', error: { code: 'timeout' } })
    expect(test(0).call.signal?.aborted).toBe(true)
  })
})
