import type { ApiKeyDraft } from '../../core/adapter'
import { impliedScopes, MAX_SCOPES } from '../../core/scopes'
import { readScopes } from '../../core/wire'
import { type AdapterCase, adapterCase, type Trial } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { draftFor, everyKey, kindsOf, listed, makeKey } from '../drafts'
import { exceedingScopes, grantableScopes } from '../grantableScopes'

const UNKNOWN = 'keyrack.conformance:no-such-scope'

const claimRefused = async (call: () => Promise<unknown>, what: string, code?: string): Promise<void> => {
  const { issues } = await claimRejects(call, what, 'invalid')
  const found = issues?.some((issue) => issue.field === 'scopes' && (code === undefined || issue.code === code)) ?? false
  claim(found, `${what} should have the issue ${code ?? 'of its shape'} on scopes`)
}

const withScopes = (bench: Trial, scopes: unknown): ApiKeyDraft => ({
  ...draftFor(bench),
  scopes: scopes as readonly string[],
})

export const scopeCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a key has no scopes where none are given',
    async check(bench) {
      for (const kind of kindsOf(bench)) claimSame((await makeKey(bench, { kind })).scopes, [], 'The scopes of a new key')
    },
  }),

  adapterCase({
    name: 'the catalogue has each scope once, presets of its own scopes, and reading it changes nothing',
    needs: ['scopes'],
    async check({ adapter }) {
      const answer = await adapter.scopes()
      const catalogue = readScopes(answer)
      const ids = catalogue.scopes.map(({ id }) => id)
      claimSame(new Set(ids).size, ids.length, 'The number of different ids in the catalogue')
      for (const { scopes } of catalogue.presets ?? [])
        claim(
          scopes.every((id) => ids.includes(id)),
          'A preset should have scopes of the catalogue alone',
        )
      try {
        Object.assign(answer, { scopes: [] })
      } catch {
        // Frozen, which is one way to keep the law.
      }
      claimSame(readScopes(await adapter.scopes()), catalogue, 'The catalogue when it is read again')
    },
  }),

  adapterCase({
    name: 'a key has the scopes that it was given, and the list shows them',
    needs: ['scopes'],
    async check(bench) {
      const scopes = grantableScopes(await bench.adapter.scopes()).slice(0, 2)
      for (const kind of kindsOf(bench)) {
        const { key } = await bench.adapter.create({ ...draftFor(bench, { kind }), scopes })
        claimSame(key.scopes, scopes, `The scopes of a new ${kind} key`)
        claimSame(await listed(bench.adapter, key.id), key, 'The listed key')
      }
    },
  }),

  adapterCase({
    name: 'a scope that the catalogue has not is refused, and nothing is made',
    needs: ['scopes'],
    async check(bench) {
      for (const id of [UNKNOWN, '__proto__', 'constructor'])
        await claimRefused(() => bench.adapter.create(withScopes(bench, [id])), 'A key with an unknown scope', 'unknownScope')
      claimSame(await everyKey(bench.adapter), [], 'The keys after refused drafts')
    },
  }),

  adapterCase({
    name: 'a scope that exceeds the role of the user is refused, also where another one implies it',
    needs: ['scopes'],
    async check(bench) {
      const catalogue = await bench.adapter.scopes()
      const beyond = exceedingScopes(catalogue)
      const reaching = catalogue.scopes.filter(({ id }) => [...impliedScopes(catalogue, [id])].some((other) => beyond.has(other)))
      for (const { id } of reaching)
        await claimRefused(() => bench.adapter.create(withScopes(bench, [id])), `A key with ${id}`, 'exceedsRole')
      claimSame(await everyKey(bench.adapter), [], 'The keys after refused drafts')
    },
  }),

  adapterCase({
    name: `scopes are at most ${MAX_SCOPES} different ids`,
    needs: ['scopes'],
    async check(bench) {
      const [one] = grantableScopes(await bench.adapter.scopes())
      const many = Array.from({ length: MAX_SCOPES + 1 }, (_, n) => `scope:${n}`)
      for (const scopes of ['a string', [7], [null], [''], ['a b'], ['é'], many, ...(one === undefined ? [] : [[one, one]])])
        await claimRefused(
          () => bench.adapter.create(withScopes(bench, scopes)),
          `A key with the scopes ${JSON.stringify(scopes).slice(0, 40)}`,
        )
      claimSame(await everyKey(bench.adapter), [], 'The keys after refused drafts')
    },
  }),

  adapterCase({
    name: 'an update sets the scopes that it names and no others, within the role',
    needs: ['scopes', 'update'],
    async check(bench) {
      const { adapter } = bench
      const catalogue = await adapter.scopes()
      const all = grantableScopes(catalogue).slice(0, 3)
      let { key } = await adapter.create({ ...draftFor(bench), scopes: all })
      for (const scopes of [all.slice(1), all.toReversed(), []]) {
        const after = await adapter.update(key.id, { version: key.version, scopes })
        claimSame(after, { ...key, scopes, version: after.version }, 'The key after an update of its scopes')
        key = await adapter.update(key.id, { version: after.version, name: `With ${scopes.length}` })
        claimSame(key.scopes, scopes, 'The scopes after an update that does not name them')
      }
      for (const [id, code] of [
        [UNKNOWN, 'unknownScope'],
        ...[...exceedingScopes(catalogue)].map((beyond) => [beyond, 'exceedsRole'] as const),
      ] as const)
        await claimRefused(() => adapter.update(key.id, { version: key.version, scopes: [id] }), 'An update of scopes', code)
      claimSame(await listed(adapter, key.id), key, 'The key after refused updates')
    },
  }),

  adapterCase({
    name: 'a successor has the scopes of the key before it',
    needs: ['scopes', 'rotate'],
    async check(bench) {
      const scopes = grantableScopes(await bench.adapter.scopes()).slice(0, 2)
      const draft = { ...draftFor(bench), scopes }
      const { key } = await bench.adapter.create(draft)
      const options = draft.kind === 'credential' ? { graceSeconds: 60, secret: draft.secret } : { graceSeconds: 60 }
      claimSame((await bench.adapter.rotate(key.id, options)).key.scopes, scopes, 'The scopes of a successor')
    },
  }),
]
