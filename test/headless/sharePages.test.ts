import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Page } from '../../src/core/adapter'
import type { ApiKey } from '../../src/core/model'
import { sharePages } from '../../src/headless/sharePages'
import { credential } from '../support/sampleKey'

const pagesOf = (...pages: readonly (readonly ApiKey[])[]) => ({
  pages: pages.map((items, at): Page<ApiKey> => ({ items, nextCursor: at < pages.length - 1 ? `page ${at}` : null })),
  pageParams: pages.map(() => undefined),
})
const again = (key: ApiKey): ApiKey => structuredClone(key)

describe('pages that were read anew', () => {
  const a = credential({ name: 'a' })
  const b = credential({ name: 'b', scopes: ['read'] })

  it('are those of before where nothing changed', () => {
    const before = pagesOf([a], [b])
    expect(sharePages(before, pagesOf([again(a)], [again(b)]))).toBe(before)
  })

  it('have another object for the one key that changed', () => {
    const changed = { ...again(b), scopes: ['write'] }
    const { pages } = sharePages(pagesOf([a, b]), pagesOf([again(a), changed]))
    expect(pages[0]?.items[0]).toBe(a)
    expect(pages[0]?.items[1]).toBe(changed)
  })

  it('keep a key that moved to another page', () => {
    const first = credential({ name: 'new' })
    const { pages } = sharePages(pagesOf([a], [b]), pagesOf([first], [again(a)], [again(b)]))
    expect(pages.map(({ items }) => items[0])).toEqual([first, a, b])
    expect(pages[1]?.items[0]).toBe(a)
    expect(pages[2]?.items[0]).toBe(b)
  })

  it('tell what the pages themselves say anew', () => {
    const counted = { pages: [{ items: [again(a)], nextCursor: null, total: 7 }], pageParams: [undefined] }
    expect(sharePages(pagesOf([a]), counted).pages[0]).toEqual({ items: [a], nextCursor: null, total: 7 })
  })

  it('always say what was read, and share every key that is the same', () => {
    const key = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), version: fc.constantFrom('1', '2') }).map(credential)
    const list = fc.uniqueArray(key, { selector: ({ id }) => id })
    const cut = (keys: readonly ApiKey[], at: number) => pagesOf(keys.slice(0, at), keys.slice(at))
    fc.assert(
      fc.property(list, list, fc.nat(4), fc.nat(4), (old, now, x, y) => {
        const after = cut(now.map(again), y)
        const shared = sharePages(cut(old, x), after)
        expect(shared).toEqual(after)
        for (const each of shared.pages.flatMap(({ items }) => items)) {
          const same = old.find(({ id, version }) => id === each.id && version === each.version)
          if (same !== undefined) expect(each).toBe(same)
        }
      }),
    )
  })
})
