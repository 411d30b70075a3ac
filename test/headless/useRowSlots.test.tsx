import { renderHook } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { useRowSlots } from '../../src/headless/useRowSlots'

const SIZE = 8
const windowAt = (start: number) => ({ start, end: start + SIZE })
const keysIn = (of: (position: number) => number, { start, end }: { start: number; end: number }) =>
  Array.from({ length: end - start }, (_, at) => of(start + at))

const watch = (start: number) => {
  const { result, rerender } = renderHook(({ start, end }) => useRowSlots(start, end), { initialProps: windowAt(start) })
  return {
    keys: (at: number) => keysIn(result.current, windowAt(at)),
    to(at: number) {
      rerender(windowAt(at))
      return keysIn(result.current, windowAt(at))
    },
  }
}

describe('the keys of the rows in a window', () => {
  it('are of their own, and stay with a row for as long as it is in the window, wherever that goes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }), (places) => {
        const seen = watch(places[0] as number)
        let before = { at: places[0] as number, keys: seen.keys(places[0] as number) }
        for (const at of places) {
          const keys = seen.to(at)
          expect(new Set(keys).size).toBe(SIZE)
          for (let position = Math.max(at, before.at); position < Math.min(at, before.at) + SIZE; position++)
            expect(keys[position - at]).toBe(before.keys[position - before.at])
          before = { at, keys }
        }
      }),
    )
  })

  it('are the same ones downwards, whose rows come back at the bottom', () => {
    const seen = watch(0)
    const keys = seen.keys(0)
    expect(seen.to(3)).toEqual([...keys.slice(3), ...keys.slice(0, 3)])
  })

  it('are new ones at the top upwards, so that React moves none of those that stay', () => {
    const seen = watch(10)
    const keys = seen.keys(10)
    const [first, second, ...rest] = seen.to(8)
    expect(rest).toEqual(keys.slice(0, -2))
    expect(keys).not.toContain(first)
    expect(keys).not.toContain(second)
  })

  it('are the same ones in the same order where no row is left of those before', () => {
    const seen = watch(0)
    const keys = seen.keys(0)
    expect(seen.to(30)).toEqual(keys)
    expect(seen.to(2)).toEqual(keys)
  })
})
