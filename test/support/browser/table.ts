import { screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import { memoryAdapter } from '../../../src/adapters/memory'
import type { ApiKey } from '../../../src/core/model'
import { credential, daysAway } from '../sampleKey'

/** Keys named in their order, the newest first as tables list them. */
export const numbered = (count: number): ApiKey[] =>
  Array.from({ length: count }, (_, n) =>
    credential({ id: `id${n + 1}`, name: `Key ${n + 1}`, createdAt: daysAway(-n / 24), application: n % 2 ? 'Shop' : null }),
  )
export const adapterOf = (count: number) => memoryAdapter({ keys: numbered(count) })

export const frame = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.kr-frame')
  if (found === null) throw new Error('there is no table')
  return found
}
export const rows = () => [...document.querySelectorAll<HTMLElement>('.kr-row')]
export const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-key="${id}"]`)
export const menuOf = (name: string) => screen.findByRole('button', { name: `Actions for ${name}` })
export const nextFrame = () => new Promise(requestAnimationFrame)

/** The key whose row has the focus, and what of the row has it. */
export const focus = () => {
  const at = document.activeElement
  const cell = at?.closest('td, th')
  return {
    key: at?.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null,
    cell: /kr-(?:cell|head)-(\w+)/.exec(cell?.className ?? '')?.[1] ?? null,
    on: at === cell ? 'cell' : (at?.localName ?? null),
  }
}

/** Parts of the frame's height, below its header, for which no row stands. */
export function blanks(): number[] {
  const box = frame().getBoundingClientRect()
  const head = document.querySelector('thead')?.getBoundingClientRect()
  const from = Math.max(head?.bottom ?? box.top, box.top) + 1
  const found: number[] = []
  const spans = rows().map((row) => row.getBoundingClientRect())
  for (let y = from; y < box.bottom - 2; y += 10)
    // The gap between cards is no blank.
    if (!spans.some(({ top, bottom }) => top - 9 <= y && y <= bottom + 9)) found.push(y)
  return found
}

/** What follows the scrolling of a long list is fetched: its first rows alone are there from the start. */
export async function followsScrolling() {
  for (const top of [20_000, 0]) {
    frame().scrollTop = top
    await waitFor(() => expect(blanks()).toEqual([]))
  }
}
