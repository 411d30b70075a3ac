import { act, renderHook, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useLater } from '../../src/ui/useLater'

/** Fetches as they were told to end: tools, or a failure. */
const fetches = (...ends: readonly (string | Error)[]) => {
  const left = [...ends]
  return vi.fn(async () => {
    const end = left.shift()
    if (typeof end !== 'string') throw end ?? new Error('nothing more was to be fetched')
    return end
  })
}
const watch = (load: () => Promise<string>) => {
  const onFail = vi.fn()
  const hook = renderHook(({ wanted, request }) => useLater(load, wanted, onFail, request), {
    initialProps: { wanted: 'no' as 'no' | 'near' | 'now', request: 0 },
  })
  return { ...hook, onFail }
}

describe('what is fetched when it is wanted', () => {
  it('is not before, and once', async () => {
    const load = fetches('tools')
    const { result, rerender, onFail } = watch(load)
    expect(load).not.toHaveBeenCalled()
    rerender({ wanted: 'now', request: 0 })
    await waitFor(() => expect(result.current).toBe('tools'))
    rerender({ wanted: 'now', request: 1 })
    expect(load).toHaveBeenCalledOnce()
    expect(onFail).not.toHaveBeenCalled()
  })

  it('is tried again with the next thing that is asked for, and a failure of what is asked for is told', async () => {
    const load = fetches(new Error('offline'), 'tools')
    const { result, rerender, onFail } = watch(load)
    rerender({ wanted: 'now', request: 0 })
    await waitFor(() => expect(onFail).toHaveBeenCalledOnce())
    expect(result.current).toBeNull()
    rerender({ wanted: 'now', request: 1 })
    await waitFor(() => expect(result.current).toBe('tools'))
    expect(onFail).toHaveBeenCalledOnce()
  })

  it('fails in silence where it was only likely to be asked for', async () => {
    const load = fetches(new Error('offline'), 'tools')
    const { result, rerender, onFail } = watch(load)
    rerender({ wanted: 'near', request: 0 })
    await act(async () => undefined)
    expect(onFail).not.toHaveBeenCalled()
    rerender({ wanted: 'now', request: 0 })
    await waitFor(() => expect(result.current).toBe('tools'))
  })
})
