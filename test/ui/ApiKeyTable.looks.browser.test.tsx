import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { memoryAdapter } from '../../src/adapters/memory'
import { DEFAULT_LAYOUT } from '../../src/core/defaultLayout'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { clipped, overlapping } from '../support/browser/measure'
import { click, stage } from '../support/browser/stage'
import { adapterOf, frame, menuOf, rows } from '../support/browser/table'
import { daysAway, NOW } from '../support/sampleKey'

const emulate = (media: string, features: Readonly<Record<string, string>> = {}) =>
  (cdp() as unknown as { send: (method: string, options: object) => Promise<void> }).send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })
afterEach(() => emulate('', { 'forced-colors': 'none', 'prefers-reduced-motion': 'no-preference' }))

const PINNED = {
  ...DEFAULT_LAYOUT,
  hidden: [],
  pinned: { start: ['name'], end: ['status'] },
  widths: { name: 240, endpoint: 420 },
}
const samples = () => memoryAdapter({ keys: sampleKeys(12, { now: NOW }) })
const edges = (row: Element | undefined | null) =>
  [...(row?.children ?? [])]
    .filter((cell) => cell.getClientRects().length > 0)
    .map((cell) => Math.round(cell.getBoundingClientRect().left))

describe.each([768, 1280, 1600])('in %i pixels', (width) => {
  it.each(['ltr', 'rtl'] as const)('heads stand above their cells, %s', async (dir) => {
    await stage(<ApiKeyTable mode="memory" />, { width, window: [1700, 900], adapter: adapterOf(300), now: NOW, dir })
    await waitFor(() => expect(document.querySelector('.kr-room')).toBeInTheDocument())
    expect(edges(document.querySelector('.kr-head-row'))).toEqual(edges(rows()[5]))
  })

  it('compact rows are of 36 pixels, whatever is in them', async () => {
    const { container } = await stage(<ApiKeyTable initialState={{ layout: { ...DEFAULT_LAYOUT, density: 'compact' } }} />, {
      width,
      window: [1700, 900],
      adapter: samples(),
      now: NOW,
    })
    await menuOf('Billing')
    expect(new Set(rows().map((row) => row.offsetHeight))).toEqual(new Set([36]))
    expect(clipped(container)).toEqual([])
    expect(overlapping(container)).toEqual([])
  })
})

describe.each(['it', 'ja', 'hi', 'uk', 'fr', 'sv', 'vi'])('a long list in %s', (language) => {
  it.each(['comfortable', 'compact'] as const)('has rows of one height with all of the status in them, %s', async (density) => {
    const keys = sampleKeys(300, { now: NOW }).map((key) =>
      key.state === 'active' ? { ...key, rotationDueAt: daysAway(-3) } : key,
    )
    await stage(<ApiKeyTable mode="memory" initialState={{ layout: { ...DEFAULT_LAYOUT, density } }} />, {
      width: 1280,
      window: [1700, 900],
      adapter: memoryAdapter({ keys }),
      now: NOW,
      language,
    })
    await waitFor(() => expect(document.querySelector('.kr-room')).toBeInTheDocument())
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Created' })).not.toBeInTheDocument())
    expect(new Set(rows().map((row) => row.offsetHeight))).toEqual(new Set([density === 'compact' ? 36 : 44]))
    expect(document.querySelector('.kr-due')).toBeInTheDocument()
    for (const row of rows()) {
      const box = row.getBoundingClientRect()
      for (const part of row.querySelectorAll('.kr-cell-status *')) {
        const { top, bottom, left, right } = part.getBoundingClientRect()
        const cell = part.closest('td')?.getBoundingClientRect() ?? box
        expect([top >= box.top, bottom <= box.bottom, left >= cell.left, right <= cell.right]).toEqual([true, true, true, true])
      }
    }
  })
})

describe('pinned columns', () => {
  it.each(['ltr', 'rtl'] as const)('stay in sight while the others are scrolled, and cover them, %s', async (dir) => {
    await stage(<ApiKeyTable initialState={{ layout: PINNED }} />, { width: 900, adapter: samples(), now: NOW, dir })
    await menuOf('Billing')
    const places = () =>
      [
        ...document.querySelectorAll(
          '.kr-row:nth-child(3) > :is(.kr-cell-choose, .kr-cell-name, .kr-cell-status, .kr-cell-actions)',
        ),
      ].map((cell) => Math.round(cell.getBoundingClientRect().left))
    const before = places()
    frame().scrollLeft = dir === 'rtl' ? -250 : 250
    await new Promise(requestAnimationFrame)
    expect(places()).toEqual(before)
    expect(edges(document.querySelector('.kr-head-row'))).toEqual(edges(rows()[5]))
    for (const name of ['name', 'status']) {
      const box = rows()[4]?.querySelector(`.kr-cell-${name}`)?.getBoundingClientRect()
      const top = document.elementFromPoint(((box?.left ?? 0) + (box?.right ?? 0)) / 2, (box?.top ?? 0) + 3)
      expect(top?.closest('td, th')?.className).toContain(`kr-cell-${name}`)
    }
  })
})

it.each(['name', 'key', 'application', 'createdBy', 'status', 'endpoint'] as const)(
  'a pinned column is as wide as its header, and where that is: %s',
  async (id) => {
    const long = 'A name as long as names are where somebody has a lot to say'
    const keys = sampleKeys(260, { now: NOW }).map((key) => ({ ...key, name: long, application: long, createdBy: long }))
    await stage(
      <ApiKeyTable
        mode="memory"
        initialState={{ layout: { ...DEFAULT_LAYOUT, hidden: [], pinned: { start: [id], end: [] }, widths: { [id]: 120 } } }}
      />,
      { width: 900, adapter: memoryAdapter({ keys }), now: NOW },
    )
    await waitFor(() => expect(document.querySelector('.kr-room')).toBeInTheDocument())
    const cellsOf = () => [...document.querySelectorAll(`.kr-cell-${id}`)].slice(0, 12)
    for (const scrolled of [0, 300]) {
      frame().scrollLeft = scrolled
      const head = document.querySelector(`.kr-head-${id}`)?.getBoundingClientRect()
      for (const cell of cellsOf()) {
        expect(Math.round(cell.getBoundingClientRect().left)).toBe(Math.round(head?.left ?? -1))
        expect(Math.round(cell.getBoundingClientRect().width)).toBe(120)
        for (const part of cell.querySelectorAll(':scope > :not(.kr-hidden)'))
          expect(Math.floor(part.getBoundingClientRect().right)).toBeLessThanOrEqual(
            Math.ceil(cell.getBoundingClientRect().right),
          )
      }
    }
  },
)

describe('cards', () => {
  it('can be sorted and chosen as rows can', async () => {
    await stage(<ApiKeyTable mode="memory" />, { width: 320, adapter: adapterOf(12), now: NOW })
    await menuOf('Key 1')
    await click(screen.getByRole('button', { name: 'Name' }))
    expect(screen.getByRole('columnheader', { name: /^Name/ })).toHaveAttribute('aria-sort', 'ascending')
    await click(screen.getByRole('checkbox', { name: 'Choose all keys' }))
    expect(rows().every((row) => row.getAttribute('aria-selected') === 'true')).toBe(true)
  })

  it('show each of their facts, with its name', async () => {
    const { container } = await stage(<ApiKeyTable initialState={{ layout: PINNED }} />, {
      width: 320,
      // High enough for all: the browser lays out no card that is far from being seen.
      window: [1280, 4000],
      adapter: samples(),
      now: NOW,
    })
    await menuOf('Billing')
    for (const label of ['Endpoint', 'Created by', 'Rotation due']) {
      // An issued key has no endpoint, and no word for that.
      const row = rows().find((one) => one.querySelector('.kr-cell-endpoint > .kr-middle'))
      const cell = row?.querySelector(`[data-label="${label}"]`)
      expect(cell).toBeVisible()
      expect(getComputedStyle(cell as Element, '::before').content).toBe(`"${label}"`)
    }
    expect(clipped(container)).toEqual([])
    expect(frame().scrollWidth).toBe(frame().clientWidth)
    expect(screen.queryByRole('region')).not.toBeInTheDocument()
  })
})

describe('on paper', () => {
  it('there are whole words in black on white, and nothing to press', async () => {
    const { container } = await stage(<ApiKeyTable toolbar={<button type="button">New</button>} />, {
      theme: 'dark',
      adapter: samples(),
      now: NOW,
    })
    await menuOf('Billing')
    await emulate('print')
    for (const button of container.querySelectorAll('.kr-toolbar button, input, .kr-cell button:not(.kr-name), .kr-resize'))
      expect(button.getClientRects().length, button.outerHTML).toBe(0)
    expect(screen.getByRole('heading', { name: 'API keys' })).toBeVisible()
    expect(clipped(container)).toEqual([])
    for (const cell of container.querySelectorAll('.kr-row .kr-name, .kr-badge, .kr-head'))
      expect(getComputedStyle(cell).color).toBe('rgb(0, 0, 0)')
    expect(getComputedStyle(document.querySelector('thead') as Element).display).toBe('table-header-group')
    expect(getComputedStyle(rows()[0] as Element).breakInside).toBe('avoid')
    expect(container.textContent).toContain('••••')
  })

  it('a long list has the rows that were on screen, and says how many of how many', async () => {
    await stage(<ApiKeyTable mode="memory" />, { adapter: adapterOf(500), now: NOW })
    await waitFor(() => expect(document.querySelector('.kr-room')).toBeInTheDocument())
    const note = () => document.querySelector('.kr-printed')
    expect(note()).toBeNull()
    await emulate('print')
    await waitFor(() => expect(note()).toBeVisible())
    expect(note()).toHaveTextContent(`${rows().length} of 500 keys are printed`)
    const heights = rows().map((row) => row.getBoundingClientRect())
    for (const [n, { top }] of heights.slice(1).entries()) expect(top).toBeGreaterThanOrEqual((heights[n]?.bottom ?? 0) - 1)
  })
})

it('in forced colours shapes, the selection and edges keep a colour of the system', async () => {
  await stage(<ApiKeyTable initialState={{ layout: PINNED }} />, { width: 1000, adapter: samples(), now: NOW })
  await menuOf('Billing')
  await click(screen.getByRole('checkbox', { name: 'Choose Billing' }))
  await emulate('', { 'forced-colors': 'active' })
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
  const canvas = getComputedStyle(frame()).backgroundColor
  const chosen = document.querySelector('[aria-selected="true"] .kr-cell-choose') as Element
  expect(getComputedStyle(chosen).borderInlineStartWidth).toBe('4px')
  expect(getComputedStyle(chosen).borderInlineStartColor).not.toBe(canvas)
  for (const edge of document.querySelectorAll('.kr-resize'))
    expect(getComputedStyle(edge, '::after').backgroundColor).not.toBe(canvas)
  for (const shape of document.querySelectorAll('.kr-badge > svg')) expect(getComputedStyle(shape).fill).not.toBe(canvas)
})

it('nothing moves where less motion is asked for', async () => {
  await emulate('', { 'prefers-reduced-motion': 'reduce' })
  await stage(<ApiKeyTable />, { adapter: { ...samples(), list: () => new Promise(() => {}) } })
  expect(document.querySelector('.kr-skeleton')).toBeInTheDocument()
  expect(document.getAnimations()).toEqual([])
})
