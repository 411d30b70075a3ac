import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ListQuery } from '../../../src/core/adapter'
import { randomText } from '../../../src/core/generate'
import type { ApiKey } from '../../../src/core/model'
import type { Database } from '../../../src/server/database'
import type { ApiKeyStore, NewIntent } from '../../../src/server/store'
import { changeBy, storedCredential, storedIssued } from './makeKey'

export interface StoreUnderTest {
  readonly store: ApiKeyStore
  /** The database behind it, to make it fail. */
  readonly db: Database
}

const newTenant = () => `tenant-${randomText(8)}`
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => 'done',
    (thrown: { code?: string }) => thrown.code,
  )

/** What every store must do, whichever driver is under it. */
export function storeCases(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: ApiKeyStore
    let db: Database
    beforeAll(async () => {
      ;({ store, db } = await make())
    })

    const add = async (tenant: string, ...names: Parameters<typeof storedCredential>[0][]) => {
      const all = names.map((changes) => storedCredential(changes))
      for (const stored of all) await store.create(tenant, stored, changeBy('ada'))
      return all.map(({ key }) => key)
    }

    const namesOf = async (tenant: string, query: ListQuery) => (await store.list(tenant, query)).items.map((key) => key.name)

    it('gives back a key as it was given', async () => {
      const tenant = newTenant()
      const full = storedCredential({
        name: 'Naïve 名前 🔑',
        application: 'Portal',
        scopes: ['read', 'write'],
        expiresAt: '2027-01-01T00:00:00.001Z',
        lastUsedAt: '2026-11-02T23:59:59.999Z',
        rotationDueAt: '2026-12-01T00:00:00.000Z',
        replaces: 'key_a',
        replacedBy: 'key_b',
        retiresAt: '2026-12-02T00:00:00.000Z',
      })
      expect(await store.create(tenant, full, changeBy('ada'))).toBeNull()
      expect(await store.find(tenant, full.key.id)).toEqual(full)
      expect((await store.list(tenant, {})).items).toEqual([full.key])
      const issued = storedIssued(randomText(8))
      await store.create(tenant, issued, changeBy('ada'))
      expect(await store.findIssued(issued.shortId as string)).toEqual({ ...issued, tenant })
      expect(await store.findIssued('absent00')).toBeNull()
    })

    it('knows nothing of another tenant', async () => {
      const [mine, theirs] = [newTenant(), newTenant()]
      const [key] = await add(theirs, {})
      const id = key?.id as string
      expect(await store.find(mine, id)).toBeNull()
      expect(await codeOf(store.update(mine, id, '1', { name: 'x' }, changeBy('eve')))).toBe('notFound')
      for (const state of ['disabled', 'active', 'revoked'] as const)
        expect(await codeOf(store.setState(mine, id, state, changeBy('eve')))).toBe('notFound')
      expect(await store.delete(mine, id, changeBy('eve'))).toBe(false)
      await store.touch(mine, id, new Date())
      expect(await store.list(mine, {})).toEqual({ items: [], nextCursor: null, total: 0 })
      expect(await store.listEvents(mine)).toEqual([])
      expect((await store.find(theirs, id))?.key).toEqual(key)
      expect(await store.listEvents(theirs)).toHaveLength(1)
    })

    it('writes one audit row for each change, with names of fields and no values', async () => {
      const tenant = newTenant()
      const [key] = await add(tenant, { application: 'Portal' })
      const id = key?.id as string
      await store.update(tenant, id, '1', { name: 'New name', application: 'Portal' }, changeBy('bob'))
      await store.update(
        tenant,
        id,
        '2',
        { secret: { sealed: Uint8Array.of(1), hint: { prefix: '', tail: '' } } },
        changeBy('bob'),
      )
      await store.update(tenant, id, '3', { name: 'New name' }, changeBy('bob'))
      await store.setState(tenant, id, 'disabled', changeBy('bob'))
      await store.setState(tenant, id, 'disabled', changeBy('bob'))
      await store.setState(tenant, id, 'active', changeBy('bob'))
      await store.setState(tenant, id, 'revoked', { ...changeBy('bob'), reason: 'leaked' })
      await store.setState(tenant, id, 'revoked', { ...changeBy('bob'), reason: 'again' })
      await store.delete(tenant, id, changeBy('bob'))
      await store.delete(tenant, id, changeBy('bob'))
      const events = await store.listEvents(tenant, { keyId: id })
      expect(events.map(({ action, actor, fields, reason }) => [action, actor, fields.join(), reason]).reverse()).toEqual([
        ['create', 'ada', 'name,endpoint,key,application,scopes', null],
        ['update', 'bob', 'name', null],
        ['update', 'bob', 'key', null],
        ['disable', 'bob', 'state', null],
        ['enable', 'bob', 'state', null],
        ['revoke', 'bob', 'state', 'leaked'],
        ['delete', 'bob', '', null],
      ])
      expect(events[0]).toMatchObject({ at: '2026-11-02T08:00:00.000Z', keyId: id })
      expect(JSON.stringify(events)).not.toContain('New name')
      expect(await store.listEvents(tenant, { limit: 2 })).toHaveLength(2)
    })

    const rotationOf = (key: ApiKey, retiresAt = '2026-11-03T00:00:00.000Z') => {
      const successor = storedCredential({ replaces: key.id })
      return { version: key.version, successor, retiresAt }
    }

    it('rotates a key: a successor, the end of the old one, and an audit row for each', async () => {
      const tenant = newTenant()
      const [key] = (await add(tenant, { lastUsedAt: '2026-11-01T09:00:00.000Z' })) as [ApiKey]
      const rotation = rotationOf(key)
      expect(await store.rotate(tenant, key.id, rotation, changeBy('bob'))).toBeNull()
      expect(await store.find(tenant, rotation.successor.key.id)).toEqual(rotation.successor)
      expect((await store.find(tenant, key.id))?.key).toEqual({
        ...key,
        replacedBy: rotation.successor.key.id,
        retiresAt: rotation.retiresAt,
        version: '2',
      })
      const events = await store.listEvents(tenant)
      expect(events.slice(0, 2).map(({ keyId, action, actor, fields }) => [keyId, action, actor, fields.join()])).toEqual([
        [rotation.successor.key.id, 'create', 'bob', 'name,endpoint,key,scopes,replaces'],
        [key.id, 'rotate', 'bob', 'replacedBy,retiresAt'],
      ])
    })

    it('rotates no key of another tenant, of another version, or that may not be', async () => {
      const tenant = newTenant()
      const [key, stopped] = (await add(tenant, {}, { state: 'disabled' })) as [ApiKey, ApiKey]
      const rotate = (of: ApiKey, by = tenant) => codeOf(store.rotate(by, of.id, rotationOf(of), changeBy('ada')))
      expect(await rotate(key, newTenant())).toBe('notFound')
      expect(await rotate({ ...key, id: 'key_\0' })).toBe('notFound')
      expect(await rotate({ ...key, version: '9' })).toBe('conflict')
      expect(await rotate(stopped)).toBe('state')
      expect(await rotate(key)).toBe('done')
      expect(await rotate(key)).toBe('conflict')
      expect(await rotate({ ...key, version: '2' })).toBe('state')
      expect((await store.list(tenant, {})).total).toBe(3)
    })

    it('gives a key one successor for 20 rotations at once', async () => {
      const tenant = newTenant()
      const [key] = (await add(tenant, {})) as [ApiKey]
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => codeOf(store.rotate(tenant, key.id, rotationOf(key), changeBy('ada')))),
      )
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'conflict'), 'done'])
      expect((await store.list(tenant, {})).total).toBe(2)
      expect(await store.listEvents(tenant)).toHaveLength(3)
    })

    it('carries out a rotation once for 50 parallel calls with one intent', async () => {
      const tenant = newTenant()
      const [key] = (await add(tenant, {})) as [ApiKey]
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          store.rotate(tenant, key.id, rotationOf(key), changeBy('ada'), {
            actor: 'ada',
            intent: 'one',
            fingerprint: Uint8Array.of(1),
            answer: Uint8Array.of(i),
            expiresAt: new Date('2026-11-03'),
          }),
        ),
      )
      const done = outcomes.flatMap((outcome, i) => (outcome === null ? [i] : []))
      expect(done).toHaveLength(1)
      for (const outcome of outcomes) if (outcome !== null) expect(outcome.answer).toEqual(Uint8Array.of(done[0] as number))
      expect((await store.list(tenant, {})).total).toBe(2)
    })

    it('leaves neither successor nor intent of a rotation that is refused', async () => {
      const tenant = newTenant()
      const [key] = (await add(tenant, {})) as [ApiKey]
      const intent: NewIntent = {
        actor: 'ada',
        intent: 'one',
        fingerprint: Uint8Array.of(1),
        answer: Uint8Array.of(2),
        expiresAt: new Date('2027-01-01'),
      }
      const stale = { ...rotationOf(key), version: '9' }
      expect(await codeOf(store.rotate(tenant, key.id, stale, changeBy('ada'), intent))).toBe('conflict')
      expect(await store.findIntent(tenant, intent, new Date('2026-11-02'))).toBeNull()
      expect((await store.list(tenant, {})).items).toEqual([key])
      const rotation = rotationOf(key)
      expect(await store.rotate(tenant, key.id, rotation, changeBy('ada'), intent)).toBeNull()
      // The answer has the secret of the successor, and goes with it.
      await store.setState(tenant, key.id, 'revoked', changeBy('ada'))
      expect((await store.findIntent(tenant, intent, new Date('2026-11-02')))?.answer).toEqual(Uint8Array.of(2))
      await store.setState(tenant, rotation.successor.key.id, 'revoked', changeBy('ada'))
      expect((await store.findIntent(tenant, intent, new Date('2026-11-02')))?.answer).toBeNull()
    })

    it('moves the end of a grace, the scopes and the next rotation, and notes their names', async () => {
      const tenant = newTenant()
      const [key] = (await add(tenant, { replacedBy: 'key_b', retiresAt: '2026-11-03T00:00:00.000Z' })) as [ApiKey]
      const patch = {
        retiresAt: '2026-11-04T00:00:00.000Z',
        scopes: ['write', 'read'],
        rotationDueAt: '2026-12-01T00:00:00.000Z',
      }
      expect(await store.update(tenant, key.id, '1', patch, changeBy('ada'))).toEqual({ ...key, ...patch, version: '2' })
      expect(await store.update(tenant, key.id, '2', { ...patch, scopes: ['write', 'read'] }, changeBy('ada'))).toMatchObject({
        version: '2',
      })
      expect((await store.listEvents(tenant))[0]?.fields).toEqual(['retiresAt', 'scopes', 'rotationDueAt'])
    })

    it('makes no change without its audit row', async () => {
      const tenant = newTenant()
      const [key] = await add(tenant, {})
      const id = key?.id as string
      const refused = newTenant()
      // The database refuses audit rows of this tenant and of no other.
      const only = `tenant not in ('${tenant}', '${refused}')`
      await db.execute(sql.raw(`alter table keyrack_events add constraint refuse_rows check (${only}) not valid`))
      try {
        const secret = { sealed: Uint8Array.of(1), hint: { prefix: '', tail: '' } }
        for (const change of [
          () => store.create(tenant, storedCredential(), changeBy('ada')),
          () => store.update(tenant, id, '1', { name: 'x', secret }, changeBy('ada')),
          () => store.rotate(tenant, id, rotationOf(key as ApiKey), changeBy('ada')),
          () => store.setState(tenant, id, 'revoked', changeBy('ada')),
          () => store.delete(tenant, id, changeBy('ada')),
        ])
          expect(await codeOf(change())).toBe('unavailable')
        const intent: NewIntent = {
          actor: 'ada',
          intent: 'i',
          fingerprint: Uint8Array.of(1),
          answer: Uint8Array.of(2),
          expiresAt: new Date('2027-01-01'),
        }
        expect(await codeOf(store.create(refused, storedCredential(), changeBy('ada'), intent))).toBe('unavailable')
        expect(await store.findIntent(refused, intent, new Date('2026-11-02'))).toBeNull()
        expect(await store.find(tenant, id)).toEqual({ ...storedCredential(), key })
        expect((await store.list(tenant, {})).total).toBe(1)
      } finally {
        await db.execute(sql`alter table keyrack_events drop constraint refuse_rows`)
      }
    })

    it('tells nobody what the driver said', async () => {
      const tenant = newTenant()
      const stored = storedIssued('samesame')
      await store.create(tenant, stored, changeBy('ada'))
      const error = await store
        .create(tenant, { ...storedIssued('samesame'), mac: new TextEncoder().encode('canary') }, changeBy('ada'))
        .catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'unavailable', message: 'keyrack: unavailable', cause: { code: '23505' } })
      expect(Object.keys((error as { cause: object }).cause)).toEqual(['code'])
    })

    it('counts versions, and refuses a change to one that is not current', async () => {
      const tenant = newTenant()
      const [key] = await add(tenant, {})
      const id = key?.id as string
      expect(await store.update(tenant, id, '1', { name: 'A', expiresAt: '2027-01-01T00:00:00.000Z' }, changeBy('ada'))).toEqual({
        ...key,
        name: 'A',
        expiresAt: '2027-01-01T00:00:00.000Z',
        version: '2',
      })
      for (const version of ['1', '3', '', 'x', "2' or '1'='1"])
        expect(await codeOf(store.update(tenant, id, version, { name: 'B' }, changeBy('ada')))).toBe('conflict')
      expect((await store.setState(tenant, id, 'disabled', changeBy('ada'))).version).toBe('3')
      const racing = await Promise.all(
        Array.from({ length: 8 }, (_, i) => codeOf(store.update(tenant, id, '3', { name: `R${i}` }, changeBy('ada')))),
      )
      expect(racing.filter((outcome) => outcome === 'done')).toHaveLength(1)
      expect(racing.filter((outcome) => outcome === 'conflict')).toHaveLength(7)
      expect((await store.find(tenant, id))?.key.version).toBe('4')
    })

    it('counts secrets apart from versions', async () => {
      const tenant = newTenant()
      const [key] = await add(tenant, {})
      const id = key?.id as string
      await store.update(tenant, id, '1', { name: 'renamed' }, changeBy('ada'))
      expect(await store.find(tenant, id)).toMatchObject({ secretVersion: 1, sealed: Uint8Array.of(0, 1, 127, 128, 255) })
      await store.update(
        tenant,
        id,
        '2',
        { secret: { sealed: Uint8Array.of(7), hint: { prefix: 'n_', tail: '' } } },
        changeBy('ada'),
      )
      expect(await store.find(tenant, id)).toMatchObject({
        secretVersion: 2,
        sealed: Uint8Array.of(7),
        key: { hint: { prefix: 'n_', tail: '' } },
      })
    })

    it('moves a revoked key nowhere', async () => {
      const tenant = newTenant()
      const [key] = await add(tenant, {})
      const id = key?.id as string
      await store.setState(tenant, id, 'revoked', changeBy('ada'))
      expect(await codeOf(store.setState(tenant, id, 'active', changeBy('ada')))).toBe('state')
      expect(await codeOf(store.setState(tenant, id, 'disabled', changeBy('ada')))).toBe('state')
      expect((await store.find(tenant, id))?.key.state).toBe('revoked')
    })

    it('notes a use at most once a minute, and it is no change', async () => {
      const tenant = newTenant()
      const [key] = await add(tenant, {})
      const id = key?.id as string
      const at = (seconds: number) => new Date(Date.UTC(2026, 10, 3, 8, 0, seconds))
      const lastUsed = async () => (await store.find(tenant, id))?.key.lastUsedAt
      await store.touch(tenant, id, at(0))
      await store.touch(tenant, id, at(59))
      expect(await lastUsed()).toBe(at(0).toISOString())
      await store.touch(tenant, id, at(61))
      expect(await lastUsed()).toBe(at(61).toISOString())
      expect((await store.find(tenant, id))?.key.version).toBe('1')
      expect(await store.listEvents(tenant)).toHaveLength(1)
    })

    it('finds plain text, whatever its case, and nothing that only looks like a pattern', async () => {
      const tenant = newTenant()
      await add(
        tenant,
        { name: '100% (Wetter_Ä)', application: 'Portal' },
        { name: 'back\\slash', endpoint: 'https://maps.example/geo' },
        { name: 'Third', hint: { prefix: 'sk_live_', tail: 'QX7z' } },
      )
      const found = async (search: string) => (await namesOf(tenant, { search })).sort()
      expect(await found('%')).toEqual(['100% (Wetter_Ä)'])
      expect(await found('r_ä')).toEqual(['100% (Wetter_Ä)'])
      expect(await found('R_Ä')).toEqual(['100% (Wetter_Ä)'])
      expect(await found('(')).toEqual(['100% (Wetter_Ä)'])
      expect(await found('\\')).toEqual(['back\\slash'])
      expect(await found('MAPS.')).toEqual(['back\\slash'])
      expect(await found('portal')).toEqual(['100% (Wetter_Ä)'])
      expect(await found('SK_LIVE')).toEqual(['Third'])
      expect(await found('qx7Z')).toEqual(['Third'])
      for (const nothing of ['1_0', 'Th_rd', '100%wetter', "' or 1=1 --", 'third\nhttps', '\0', 'tail'])
        expect(await found(nothing)).toEqual([])
      const [first] = (await store.list(tenant, { search: 'third' })).items
      expect(await found(first?.id.toUpperCase() as string)).toEqual(['Third'])
    })

    it('filters by kind, and counts what matches', async () => {
      const tenant = newTenant()
      await add(tenant, { name: 'plain' }, { name: 'number-1-!' }, { name: 'number-2-!' })
      await store.create(tenant, storedIssued(randomText(8)), changeBy('ada'))
      expect(await store.list(tenant, { filter: { kind: ['issued'] }, limit: 1 })).toMatchObject({ total: 1, nextCursor: null })
      expect(await store.list(tenant, { filter: { kind: ['credential'] }, search: 'NUMBER-', limit: 1 })).toMatchObject({
        total: 2,
        nextCursor: expect.any(String) as unknown,
      })
    })

    it('pages through every order without a gap or a double, values that are missing last', async () => {
      const tenant = newTenant()
      const day = (n: number) => `2026-12-${String(n).padStart(2, '0')}T00:00:00.000Z`
      // Many ties on purpose.
      const keys = await add(
        tenant,
        ...Array.from({ length: 23 }, (_, i) => ({
          name: ['alpha', 'Beta', 'beta', 'Zürich', 'ähre', '名'][i % 6] as string,
          createdAt: day(1 + (i % 4)),
          lastUsedAt: i % 3 === 0 ? null : day(1 + (i % 5)),
          expiresAt: i % 2 === 0 ? null : day(1 + (i % 7)),
        })),
      )
      const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
      for (const by of ['name', 'createdAt', 'lastUsedAt', 'expiresAt'] as const)
        for (const direction of ['ascending', 'descending'] as const) {
          const valueOf = (key: (typeof keys)[0]) => (by === 'name' ? key.name.toLowerCase() : key[by])
          const expected = [...keys].sort((a, b) => {
            const [x, y] = [valueOf(a), valueOf(b)]
            if (x === y) return compare(a.id, b.id)
            if (x === null || y === null) return x === null ? 1 : -1
            return direction === 'ascending' ? compare(x, y) : compare(y, x)
          })
          for (const limit of [1, 4, 23, 50]) {
            const seen: string[] = []
            let cursor: string | undefined
            do {
              const page = await store.list(tenant, {
                sort: [{ key: by, direction }],
                limit,
                ...(cursor === undefined ? {} : { cursor }),
              })
              expect(page.total).toBe(23)
              seen.push(...page.items.map((key) => key.id))
              cursor = page.nextCursor ?? undefined
            } while (cursor !== undefined)
            expect(seen).toEqual(expected.map((key) => key.id))
          }
        }
      expect((await store.list(tenant, { limit: 1 })).items[0]?.createdAt).toBe(day(4))
    })

    it('refuses a cursor of another order, or none at all', async () => {
      const tenant = newTenant()
      await add(tenant, {}, {})
      const { nextCursor } = await store.list(tenant, { limit: 1 })
      for (const cursor of [nextCursor as string, 'x', '%%%', '', "'; select 1"])
        expect(await codeOf(store.list(tenant, { cursor, sort: [{ key: 'name', direction: 'ascending' }] }))).toBe('malformed')
    })

    it('carries out an intent once, for its tenant and actor, until it expires', async () => {
      const tenant = newTenant()
      const intent = (changes: Partial<NewIntent> = {}): NewIntent => ({
        actor: 'ada',
        intent: 'one',
        fingerprint: Uint8Array.of(1),
        answer: Uint8Array.of(2),
        expiresAt: new Date('2026-11-03T08:00:00.000Z'),
        ...changes,
      })
      const create = (given: NewIntent, at?: Date) => store.create(tenant, storedCredential(), changeBy('ada', at), given)
      expect(await create(intent())).toBeNull()
      expect(await create(intent({ fingerprint: Uint8Array.of(5), answer: Uint8Array.of(6) }))).toMatchObject({
        fingerprint: Uint8Array.of(1),
        answer: Uint8Array.of(2),
      })
      expect(await create(intent({ actor: 'bob' }))).toBeNull()
      expect(await create(intent({ intent: 'two' }))).toBeNull()
      expect(await store.findIntent(newTenant(), intent(), new Date('2026-11-02'))).toBeNull()
      expect(await store.findIntent(tenant, intent(), new Date('2026-11-03T07:59:59.999Z'))).not.toBeNull()
      expect(await store.findIntent(tenant, intent(), new Date('2026-11-03T08:00:00.000Z'))).toBeNull()
      expect((await store.list(tenant, {})).total).toBe(3)
      expect(await create(intent({ expiresAt: new Date('2026-11-05') }), new Date('2026-11-04'))).toBeNull()
      expect((await store.list(tenant, {})).total).toBe(4)
    })

    it('adds one key for 50 parallel calls with one intent', async () => {
      const tenant = newTenant()
      const calls = Array.from({ length: 50 }, (_, i) =>
        store.create(tenant, storedCredential(), changeBy('ada'), {
          actor: 'ada',
          intent: 'one',
          fingerprint: Uint8Array.of(1),
          answer: Uint8Array.of(i),
          expiresAt: new Date('2026-11-03'),
        }),
      )
      const outcomes = await Promise.all(calls)
      const added = outcomes.flatMap((outcome, i) => (outcome === null ? [i] : []))
      expect(added).toHaveLength(1)
      for (const outcome of outcomes) if (outcome !== null) expect(outcome.answer).toEqual(Uint8Array.of(added[0] as number))
      expect((await store.list(tenant, {})).total).toBe(1)
      expect(await store.listEvents(tenant)).toHaveLength(1)
    })

    it('forgets the answer of an intent when its key is revoked, and of no other', async () => {
      const tenant = newTenant()
      const intent = (name: string) => ({
        actor: 'ada',
        intent: name,
        fingerprint: Uint8Array.of(1),
        answer: Uint8Array.of(2),
        expiresAt: new Date('2026-11-03'),
      })
      const [one, two] = [storedCredential(), storedCredential()]
      await store.create(tenant, one, changeBy('ada'), intent('one'))
      await store.create(tenant, two, changeBy('ada'), intent('two'))
      const answerTo = async (name: string) => (await store.findIntent(tenant, intent(name), new Date('2026-11-02')))?.answer
      await store.setState(tenant, one.key.id, 'disabled', changeBy('ada'))
      expect(await answerTo('one')).toEqual(Uint8Array.of(2))
      await store.setState(tenant, one.key.id, 'revoked', changeBy('ada'))
      expect(await answerTo('one')).toBeNull()
      expect(await answerTo('two')).toEqual(Uint8Array.of(2))
    })

    it('keeps no intent that has expired past the next change of anybody, or past a start', async () => {
      const [tenant, somebody] = [newTenant(), newTenant()]
      const [key] = await add(somebody, {})
      const id = key?.id as string
      const later = changeBy('bob', new Date('2026-11-05'))
      const kept = async () => {
        const rows = await db.execute(sql`select intent from keyrack_intents where tenant = ${tenant}`)
        return (rows as { rows: unknown[] }).rows.length
      }
      const expiring = async (expiresAt = new Date('2026-11-04')) => {
        await store.create(tenant, storedCredential(), changeBy('ada'), {
          actor: 'ada',
          intent: randomText(8),
          fingerprint: Uint8Array.of(1),
          answer: Uint8Array.of(2),
          expiresAt,
        })
        expect(await kept()).toBe(1)
      }
      for (const change of [
        () => store.create(somebody, storedCredential(), later),
        () => store.update(somebody, id, '1', { name: 'x' }, later),
        () => store.setState(somebody, id, 'disabled', later),
        () => store.touch(somebody, id, later.at),
        () => store.delete(somebody, id, later),
      ]) {
        await expiring()
        await change()
        expect(await kept()).toBe(0)
      }
      // A start has no other clock than the machine's.
      await store.create(tenant, storedCredential(), changeBy('ada', new Date('2001-01-01')), {
        actor: 'ada',
        intent: 'old',
        fingerprint: Uint8Array.of(1),
        answer: Uint8Array.of(2),
        expiresAt: new Date('2001-01-02'),
      })
      expect(await kept()).toBe(1)
      await store.ready()
      expect(await kept()).toBe(0)
    })

    it('forgets the answer of an intent with the key', async () => {
      const tenant = newTenant()
      const intent = {
        actor: 'ada',
        intent: 'one',
        fingerprint: Uint8Array.of(1),
        answer: Uint8Array.of(2),
        expiresAt: new Date('2026-11-03'),
      }
      const stored = storedCredential()
      await store.create(tenant, stored, changeBy('ada'), intent)
      expect(await store.delete(tenant, stored.key.id, changeBy('ada'))).toBe(true)
      expect(await store.findIntent(tenant, intent, new Date('2026-11-02'))).toMatchObject({ answer: null })
      expect(await store.find(tenant, stored.key.id)).toBeNull()
      expect(await store.listEvents(tenant)).toHaveLength(2)
    })

    it('remembers the first fact of a name', async () => {
      const name = randomText(8)
      const facts = await Promise.all(['a', 'b', 'c'].map((value) => store.remember(name, value)))
      expect(new Set(facts).size).toBe(1)
      expect(await store.remember(name, 'd')).toBe(facts[0])
    })

    it('refuses a database that a newer version has been in', async () => {
      await db.execute(sql`insert into keyrack_migrations (name) values ('9999_later')`)
      try {
        const { migrate } = await import('../../../src/server/migrate')
        await expect(migrate(db)).rejects.toThrow(/brought to a state \(9999_later\).*install the version/)
      } finally {
        await db.execute(sql`delete from keyrack_migrations where name = '9999_later'`)
      }
    })
  })
}
