import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, ListQuery, Page } from '../../src/core/adapter'
import { listAll } from '../../src/core/listAll'
import type { ApiKey } from '../../src/core/model'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { issuedKey } from './sampleKey'

const all = async (...args: Parameters<typeof listAll>): Promise<string[]> => {
  const ids: string[] = []
  for await (const keys of listAll(...args)) ids.push(...keys.map(({ id }) => id))
  return ids
}

/** An adapter whose pages are these, and what it was asked for. */
const paged = (pages: readonly Page<ApiKey>[], supports?: ApiKeyAdapter['supports']) => {
  const asked: ListQuery[] = []
  const list: ApiKeyAdapter['list'] = async (query) => pages[asked.push(query) - 1] ?? { items: [], nextCursor: null }
  return { asked, adapter: { list, ...(supports === undefined ? {} : { supports }) } }
}

const page = (nextCursor: string | null, ...ids: readonly string[]): Page<ApiKey> => ({
  items: ids.map((id) => issuedKey({ id })),
  nextCursor,
})

describe('reading all keys', () => {
  it('takes each once, also where one page has it twice', async () => {
    const { adapter } = paged([page('next', 'a', 'b', 'a'), page(null, 'b', 'c', 'c')])
    expect(await all(adapter)).toEqual(['a', 'b', 'c'])
  })

  it('takes as many to a page as it gets, until there are no more', async () => {
    const keys = sampleKeys(450)
    expect((await all(memoryAdapter({ keys }))).sort()).toEqual(keys.map(({ id }) => id).sort())
  })

  it('asks for those that match, in their order', async () => {
    const { asked, adapter } = paged([page('1', 'a'), page(null, 'b')], { maxLimit: 25 })
    const query = { search: 'x', filter: { kind: ['issued'] }, sort: [{ key: 'name', direction: 'ascending' }] } as const
    expect(await all(adapter, query)).toEqual(['a', 'b'])
    expect(asked).toEqual([
      { ...query, limit: 25 },
      { ...query, limit: 25, cursor: '1' },
    ])
  })

  it('has a key once that has moved to the next page', async () => {
    expect(await all(paged([page('1', 'a', 'b'), page('2', 'b', 'c'), page(null)]).adapter)).toEqual(['a', 'b', 'c'])
  })

  it('asks for no page that is not wanted', async () => {
    const { asked, adapter } = paged([page('1', 'a'), page(null, 'b')])
    for await (const _ of listAll(adapter)) break
    expect(asked).toHaveLength(1)
  })

  it('does not go round in circles', async () => {
    const circle = paged([page('1', 'a'), page('2', 'b'), page('1', 'a'), page('2', 'b')])
    await expect(all(circle.adapter)).rejects.toMatchObject({ code: 'badResponse' })
    expect(circle.asked).toHaveLength(3)
  })

  it('ends with what the adapter says, be it that it was aborted', async () => {
    const adapter = memoryAdapter({ keys: sampleKeys(3) })
    await expect(all(adapter, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' })
  })

  it('has of a key what a key has, and refuses what is no page', async () => {
    const leaking = { items: [{ ...issuedKey({ id: 'a' }), secret: 'sk_live_whole' }], nextCursor: null }
    const read: ApiKey[] = []
    for await (const keys of listAll(paged([leaking]).adapter)) read.push(...keys)
    expect(read).toEqual([issuedKey({ id: 'a' })])
    const broken = { items: [{ id: 'a' }], nextCursor: null } as unknown as Page<ApiKey>
    await expect(all(paged([broken]).adapter)).rejects.toMatchObject({ code: 'badResponse' })
  })
})
