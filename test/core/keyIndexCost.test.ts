import { describe, expect, it } from 'vitest'
import type { Sort } from '../../src/core/adapter'
import { createKeyIndex } from '../../src/core/createKeyIndex'
import { finish } from '../../src/core/finish'
import { inSlices } from '../../src/core/inSlices'
import type { KeyQuery, Work } from '../../src/core/keyIndex'
import type { ApiKey } from '../../src/core/model'
import { NOW } from './anyKeys'
import { naiveSelect } from './naiveIndex'
import { issuedKey } from './sampleKey'

const DAY = 86_400_000
const COUNT = 20_000

const at = (offset: number): string => new Date(NOW + offset).toISOString()

/** Every fifth has the name of another, and every seventh was never used. */
const keys: readonly ApiKey[] = Array.from({ length: COUNT }, (_, row) =>
  issuedKey({
    id: `key_${((row * 7919) % COUNT).toString().padStart(6, '0')}`,
    name: `Export ${(row * 104_729) % (row % 5 === 0 ? 100 : COUNT)}`,
    application: ['reports', 'billing', null][row % 3] ?? null,
    lastUsedAt: row % 7 === 0 ? null : at(-row * 60_000),
    expiresAt: row % 2 === 0 ? null : at(row * 60_000),
  }),
)

const base = new Intl.Collator('en', { numeric: true })

const counting = () => {
  let count = 0
  const compare = (a: string, b: string): number => {
    count++
    return base.compare(a, b)
  }
  return {
    collator: { compare, resolvedOptions: () => base.resolvedOptions() },
    counted: () => {
      const so = count
      count = 0
      return so
    },
  }
}

const query = (fields: Partial<KeyQuery> = {}): KeyQuery => ({ search: '', filter: {}, sort: [], ...fields })
const byName = (direction: Sort['direction']): Sort[] => [{ key: 'name', direction }]

const loaded = (collator: Intl.Collator = base) => {
  const index = createKeyIndex({ collator })
  index.sync(keys)
  return index
}

const stepsOf = (work: Work<unknown>): number => {
  let steps = 1
  while (!work.next().done) steps++
  return steps
}

describe('what an index of keys does not do', () => {
  it('compares hardly more than it must to sort', () => {
    const { collator, counted } = counting()
    finish(loaded(collator).select(query({ sort: byName('ascending') }), NOW))
    expect(counted()).toBeLessThan(COUNT * Math.log2(COUNT))
  })

  it('compares nothing to turn a sort round', () => {
    const { collator, counted } = counting()
    const index = loaded(collator)
    finish(index.select(query({ sort: byName('ascending') }), NOW))
    counted()
    const rows = finish(index.select(query({ sort: byName('descending') }), NOW))
    expect(counted()).toBe(0)
    expect([...rows]).toEqual(naiveSelect(keys, query({ sort: byName('descending') }), NOW, base))
  })

  it('compares nothing to turn a sort round after keys came, changed and went', () => {
    const { collator, counted } = counting()
    const index = loaded(collator)
    finish(index.select(query({ sort: byName('descending') }), NOW))
    const changed = keys
      .with(7000, issuedKey({ id: 'key_x', name: 'Export 50' }))
      .toSpliced(300, 2)
      .concat(issuedKey({ id: 'key_y', name: 'Export 50' }))
    index.sync(changed)
    counted()
    const rows = finish(index.select(query({ sort: byName('ascending') }), NOW))
    expect(counted()).toBe(0)
    expect([...rows]).toEqual(naiveSelect(changed, query({ sort: byName('ascending') }), NOW, base))
  })

  it('compares nothing while a search is typed over a sort', () => {
    const { collator, counted } = counting()
    const index = loaded(collator)
    finish(index.select(query({ sort: byName('ascending') }), NOW))
    counted()
    for (const search of ['e', 'ex', 'export 1', 'export 12'])
      finish(index.select(query({ search, sort: byName('ascending') }), NOW))
    expect(counted()).toBe(0)
  })

  it('compares a changed key with as many others as a search by halves', () => {
    const { collator, counted } = counting()
    const index = loaded(collator)
    finish(index.select(query({ sort: byName('ascending') }), NOW))
    counted()
    index.sync(keys.with(9000, { ...(keys[9000] as ApiKey), name: 'Export 777' }))
    finish(index.select(query({ sort: byName('ascending') }), NOW))
    expect(counted()).toBeLessThan(Math.log2(COUNT) + 4)
  })

  it('compares nothing where a key is removed', () => {
    const { collator, counted } = counting()
    const index = loaded(collator)
    finish(index.select(query({ sort: byName('ascending') }), NOW))
    counted()
    index.sync(keys.toSpliced(9000, 1))
    finish(index.select(query({ sort: byName('ascending') }), NOW))
    expect(counted()).toBe(0)
  })

  it('sorts few that were found without sorting all', () => {
    const { collator, counted } = counting()
    finish(loaded(collator).select(query({ search: 'export 19', sort: byName('ascending') }), NOW))
    expect(counted()).toBeLessThan(COUNT)
  })

  it('looks at nothing again when the clock ticks and no key comes to another status or span', () => {
    const index = loaded()
    const asked = query({
      filter: { status: ['active', 'expiring'], lastUsed: { withinDays: 3 } },
      sort: [{ key: 'status', direction: 'ascending' }],
    })
    const rows = finish(index.select(asked, NOW + 1))
    expect(stepsOf(index.select(asked, NOW + 30_000))).toBe(1)
    expect(finish(index.select(asked, NOW + 30_000))).toBe(rows)
    expect(finish(index.select(asked, NOW + DAY))).not.toBe(rows)
  })

  it('makes no other array of the same rows when a moment passed that changed none of them', () => {
    const index = createKeyIndex()
    index.sync([issuedKey({ id: 'a', expiresAt: at(1000) }), issuedKey({ id: 'b', state: 'revoked' })])
    const asked = query({ filter: { status: ['revoked'] } })
    expect(finish(index.select(asked, NOW + 2000))).toBe(finish(index.select(asked, NOW)))
  })
})

describe('long work', () => {
  const asked = query({ search: 'export', filter: { application: ['reports', 'billing'] }, sort: byName('ascending') })

  it('comes in many steps, and to the same end in slices as at once', async () => {
    expect(stepsOf(loaded().select(asked, NOW))).toBeGreaterThan(20)
    const rows = await inSlices(loaded().select(asked, NOW))
    expect([...(rows ?? [])]).toEqual([...finish(loaded().select(asked, NOW))])
  })

  it('leaves nothing half done behind when another question overtakes it', () => {
    const index = loaded()
    for (let steps = 1; steps < 40; steps += 3) {
      const overtaken = index.select(asked, NOW)
      for (let step = 0; step < steps; step++) overtaken.next()
      expect([...finish(index.select(query({ search: 'port 1' }), NOW))]).toEqual(
        naiveSelect(keys, query({ search: 'port 1' }), NOW, base),
      )
    }
  })

  it('answers for the keys as they are when it ends', () => {
    const index = loaded()
    const work = index.select(asked, NOW)
    for (let step = 0; step < 10; step++) work.next()
    const fewer = keys.slice(0, 500)
    index.sync(fewer)
    expect([...finish(work)]).toEqual(naiveSelect(fewer, asked, NOW, base))
  })

  it('stops at the first pause after it was aborted', async () => {
    const controller = new AbortController()
    let pauses = 0
    const pause = async () => {
      if (++pauses === 3) controller.abort()
    }
    expect(await inSlices(loaded().select(asked, NOW), { signal: controller.signal, pause })).toBeUndefined()
    expect(pauses).toBe(3)
  })

  it('does not begin when it was aborted before', async () => {
    let begun = false
    const work = (function* (): Work<void> {
      begun = true
      yield
    })()
    expect(await inSlices(work, { signal: AbortSignal.abort() })).toBeUndefined()
    expect(begun).toBe(false)
  })

  it('rejects with what it throws', async () => {
    const failing = (function* (): Work<void> {
      yield
      throw new Error('broken')
    })()
    await expect(inSlices(failing)).rejects.toThrow('broken')
  })
})

describe('reading keys', () => {
  it('keeps the identity of those that are as they were, and says when nothing changed', () => {
    const index = loaded()
    const [first, second] = index.keys
    expect(index.sync(structuredClone(keys))).toBe(false)
    expect(index.version).toBe(1)
    const handedOut = index.keys
    expect(index.sync(structuredClone(keys).with(1, { ...(keys[1] as ApiKey), name: 'Other' }))).toBe(true)
    expect(index.version).toBe(2)
    expect(index.keys[0]).toBe(first)
    expect(index.keys[1]).not.toBe(second)
    expect(handedOut[1]).toBe(second)
  })

  it('sees a change of any field', () => {
    const changes: Partial<ApiKey>[] = [
      { hint: { prefix: 'sk_live_', tail: 'wxyy' } },
      { scopes: ['read', 'write'] },
      { scopes: [] },
      { lastUsedAt: at(0) },
      { version: '2' },
    ]
    for (const change of changes) {
      const index = createKeyIndex()
      index.sync([issuedKey()])
      expect(index.sync([{ ...issuedKey(), ...change } as ApiKey])).toBe(true)
    }
  })

  it('lists a key that is read twice, as between two pages, twice', () => {
    const index = createKeyIndex()
    const [a, b] = [issuedKey({ id: 'a' }), issuedKey({ id: 'b' })]
    index.sync([a, b])
    for (const list of [[a, b, a], [b, a, a, b], [a], [a, a]]) {
      index.sync(list.map((key) => ({ ...key })))
      expect(index.keys.map(({ id }) => id)).toEqual(list.map(({ id }) => id))
      expect(finish(index.select(query({ search: 'key' }), NOW))).toHaveLength(0)
      expect(finish(index.select(query({ sort: byName('ascending') }), NOW))).toHaveLength(list.length)
    }
  })

  it('knows no row of a key that is not there', () => {
    expect(loaded().rowOf('another')).toBe(-1)
  })
})
