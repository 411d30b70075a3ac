import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'

// A chunk that is fetched for the first time on a busy machine takes its while; what is there at once is found at once.
configure({ asyncUtilTimeout: 8_000 })

// React, Radix and React Query say on the console what is wrong; a test that passes over it would hide it.
const said: string[] = []

beforeEach(() => {
  said.length = 0
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation(
      (...parts: unknown[]) => void said.push(`console.${method}: ${parts.map(String).join(' ')}`),
    )
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  expect(said, 'the console must stay silent').toEqual([])
})

// What jsdom lacks and Radix calls.
if (typeof ResizeObserver === 'undefined')
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  })
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), { matches: false, media, onchange: null, addListener() {}, removeListener() {} })

// What React has put off for after the last test runs before the environment is taken down, in which it would find no window.
// A timer alone does not do: on a busy machine it is due before what waits for its turn behind it, as React's work does.
const turn = () =>
  new Promise<unknown>((resolve) => (typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve)))
afterAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  await turn()
  await turn()
})
