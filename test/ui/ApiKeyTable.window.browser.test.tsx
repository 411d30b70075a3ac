import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { memoryAdapter } from '../../src/adapters/memory'
import { adapterOf, blanks, followsScrolling, frame, nextFrame, numbered, rows } from '../support/browser/table'
import { stage } from '../support/browser/stage'
import { daysAway, NOW } from '../support/sampleKey'

const windowed = () => waitFor(() => expect(document.querySelectorAll('.kr-room')).toHaveLength(2))
const many = async (height: string, width?: number) => {
  await stage(
    <div style={{ '--kr-table-height': height } as never}>
      <style>{`.kr-scope { --kr-table-height: ${height} }`}</style>
      <ApiKeyTable mode="memory" initialKeys={MANY} />
    </div>,
    { now: NOW, adapter: memoryAdapter({ keys: [] }), ...(width === undefined ? {} : { width }) },
  )
  await windowed()
  await followsScrolling()
}
const MANY = numbered(10_000)

describe('10,000 keys', () => {
  it.each([
    ['300px', undefined],
    ['80vh', undefined],
    ['2000px', undefined],
    ['600px', 320],
  ] as const)('are at most 100 rows and never a blank one, in %s of height and a width of %s', async (height, width) => {
    await many(height, width)
    const { scrollHeight } = frame()
    for (const part of [0, 0.001, 0.1, 0.37, 0.5, 0.93, 1, 0.2]) {
      frame().scrollTop = scrollHeight * part
      await nextFrame()
      await nextFrame()
      expect(rows().length, `at ${part}`).toBeLessThanOrEqual(100)
      expect(blanks(), `at ${part}`).toEqual([])
    }
  })

  it('are numbered among all of them', async () => {
    await many('600px')
    frame().scrollTop = frame().scrollHeight
    await waitFor(() => expect(rows().at(-1)).toHaveAttribute('aria-rowindex', '10001'))
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001')
    expect(rows().at(-1)).toHaveTextContent('Key 10000')
  })

  it('have a header whose cells stand above those of the rows', async () => {
    await many('600px')
    const edges = (row: Element | null | undefined) =>
      [...(row?.children ?? [])].map((cell) => Math.round(cell.getBoundingClientRect().left))
    expect(edges(rows()[3])).toEqual(edges(document.querySelector('.kr-head-row')))
  })
})

describe('cards of a window', () => {
  it('are all as high as the highest, and none is cut', async () => {
    // The last ones say that their rotation is overdue.
    const keys = numbered(310).map((key, n) => (n < 250 ? key : { ...key, rotationDueAt: daysAway(-3) }))
    await stage(<ApiKeyTable mode="memory" initialKeys={keys} />, { now: NOW, width: 320, adapter: memoryAdapter({ keys: [] }) })
    await windowed()
    const before = rows()[0]?.offsetHeight ?? 0
    frame().scrollTop = frame().scrollHeight
    await waitFor(() => expect(rows()[0]?.offsetHeight).toBeGreaterThan(before))
    expect(new Set(rows().map((row) => row.offsetHeight)).size).toBe(1)
    for (const row of rows()) expect(row.scrollHeight).toBeLessThanOrEqual(row.offsetHeight)
  })

  it('keep the first one in view when all of them grow', async () => {
    await many('600px', 320)
    frame().scrollTop = 200 * 260
    await nextFrame()
    await nextFrame()
    const top = () =>
      rows().find((row) => row.getBoundingClientRect().bottom > frame().getBoundingClientRect().top)?.dataset['key']
    const first = top()
    // As a longer word of a host's would do it.
    const sheet = document.head.appendChild(document.createElement('style'))
    sheet.textContent = '.kr-cell-status { min-block-size: 60px }'
    frame().style.inlineSize = '310px'
    await waitFor(() => expect(rows()[0]?.offsetHeight).toBeGreaterThan(270))
    await nextFrame()
    expect(top()).toBe(first)
    sheet.remove()
  })
})

it('a page of up to 200 keys can be searched by the browser', async () => {
  await stage(<ApiKeyTable mode="memory" />, { now: NOW, adapter: adapterOf(200) })
  await screen.findByText('200 keys')
  for (const name of ['Key 1', 'Key 117', 'Key 200']) expect(screen.getByText(name, { exact: true })).toBeInTheDocument()
  expect((window as unknown as { find: (text: string) => boolean }).find('Key 199')).toBe(true)
})

describe('what it says of its size', () => {
  it('is unknown while it loads, and is no region of its own while nothing scrolls', async () => {
    await stage(<ApiKeyTable />, { adapter: { ...adapterOf(0), list: () => new Promise(() => {}) } })
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '-1')
    expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true')
    expect(screen.queryByRole('region')).not.toBeInTheDocument()
  })

  it('is unknown where the adapter does not count', async () => {
    const adapter = adapterOf(90)
    const list: typeof adapter.list = async (query, call) => {
      const { items, nextCursor } = await adapter.list(query, call)
      return { items, nextCursor }
    }
    await stage(<ApiKeyTable mode="adapter" pageSize={20} />, { now: NOW, adapter: { ...adapter, list } })
    await screen.findByText('Key 20')
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '-1')
    expect(rows()[19]).toHaveAttribute('aria-rowindex', '21')
  })

  it('is a region that can be focused where it scrolls', async () => {
    await stage(<ApiKeyTable mode="memory" />, { now: NOW, adapter: adapterOf(300) })
    expect(await screen.findByRole('region', { name: 'API keys' })).toHaveAttribute('tabindex', '0')
  })
})
