import type { ApiKeyPatch } from '../../core/adapter'
import { Secret } from '../../core/secret'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { canary, credentials, issuedKeys, listed, makeKey, PAST } from '../drafts'

const FULL = { name: 'Before', application: 'Storefront', expiresAt: '2100-01-01T00:00:00.000Z' } as const

export const updateCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'an update changes what it names, leaves the rest, and gives the key another version',
    needs: ['update'],
    async check(bench) {
      let key = await makeKey(bench, FULL)
      for (const changes of [{ name: 'After' }, { application: 'Warehouse' }, { expiresAt: '2101-01-01T00:00:00.000Z' }]) {
        const after = await bench.adapter.update(key.id, { version: key.version, ...changes })
        claimSame(after, { ...key, ...changes, version: after.version }, `The key after ${JSON.stringify(changes)}`)
        claim(after.version !== key.version, 'An update should give the key another version')
        claimSame(await listed(bench.adapter, key.id), after, 'The listed key after an update')
        key = after
      }
    },
  }),

  adapterCase({
    name: 'an update with null takes the application or the end away',
    needs: ['update'],
    async check({ adapter, rules }) {
      const { id, version } = await makeKey({ adapter, rules }, FULL)
      const after = await adapter.update(id, { version, application: null, expiresAt: null })
      claimSame([after.name, after.application, after.expiresAt], ['Before', null, null], 'The name, application and end')
    },
  }),

  adapterCase({
    name: 'an update of a version that is no longer current is a conflict and changes nothing',
    needs: ['update'],
    async check(bench) {
      const { id, version } = await makeKey(bench, { name: 'One' })
      const second = await bench.adapter.update(id, { version, name: 'Two' })
      for (const stale of [version, '', 'made up', '__proto__'])
        await claimRejects(
          () => bench.adapter.update(id, { version: stale, name: 'Three' }),
          'An update of a stale version',
          'conflict',
        )
      claimSame(await listed(bench.adapter, id), second, 'The key after a conflict')
    },
  }),

  adapterCase({
    name: 'of several updates of one version at once, one is carried out',
    needs: ['update'],
    async check(bench) {
      const { id, version } = await makeKey(bench, { name: 'Start' })
      const outcomes = await Promise.allSettled(
        Array.from({ length: 5 }, (_, n) => bench.adapter.update(id, { version, name: `Writer ${n}` })),
      )
      const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.name] : []))
      claimSame(done.length, 1, 'The number of updates of one version that were carried out')
      claimSame((await listed(bench.adapter, id))?.name, done[0], 'The name after the updates')
    },
  }),

  adapterCase({
    name: 'a secret is kept unless it is replaced, and a replaced one has another hint',
    needs: ['update'],
    fits: credentials,
    async check(bench) {
      const before = await makeKey(bench, { kind: 'credential', secret: canary(bench.rules.key, 'sk_old_') })
      const kept = await bench.adapter.update(before.id, { version: before.version, name: 'Kept', secret: { keep: true } })
      claimSame(kept.hint, before.hint, 'The hint of a kept secret')
      const secret = canary(bench.rules.key, 'sk_new_')
      const after = await bench.adapter.update(before.id, { version: kept.version, secret: { replace: new Secret(secret) } })
      claim(JSON.stringify(after.hint) !== JSON.stringify(before.hint), 'A replaced secret should change the hint')
      claim(secret.startsWith(after.hint.prefix) && secret.endsWith(after.hint.tail), 'The hint should be that of the new secret')
      claimSame([after.name, after.id], ['Kept', before.id], 'The name and id after the secret was replaced')
    },
  }),

  adapterCase({
    name: 'a kept secret does not follow its endpoint to another origin',
    needs: ['update'],
    fits: credentials,
    async check(bench) {
      const key = await makeKey(bench, { kind: 'credential', endpoint: 'https://one.example.com/v1' })
      const elsewhere = 'https://two.example.com/v1'
      const error = await claimRejects(
        () => bench.adapter.update(key.id, { version: key.version, endpoint: elsewhere, secret: { keep: true } }),
        'A new origin with the old secret',
        'invalid',
      )
      claimSame(
        error.issues?.map(({ field, code }) => [field, code]),
        [['key', 'required']],
        'The issues',
      )
      const path = await bench.adapter.update(key.id, { version: key.version, endpoint: 'https://one.example.com/v2' })
      const secret = new Secret(canary(bench.rules.key, 'sk_new_'))
      const moved = await bench.adapter.update(key.id, {
        version: path.version,
        endpoint: elsewhere,
        secret: { replace: secret },
      })
      claimSame((moved as { endpoint?: string }).endpoint, elsewhere, 'The endpoint after a move with a new secret')
    },
  }),

  adapterCase({
    name: 'an update that breaks rules reports every field and changes nothing',
    needs: ['update'],
    fits: credentials,
    async check(bench) {
      const key = await makeKey(bench, { kind: 'credential' })
      const patch = {
        version: key.version,
        name: '',
        endpoint: 'no address',
        expiresAt: PAST,
        secret: { replace: new Secret('é') },
      }
      const error = await claimRejects(() => bench.adapter.update(key.id, patch), 'An update with four faults', 'invalid')
      const fields = [...new Set((error.issues ?? []).map(({ field }) => field))].sort()
      claimSame(fields, ['endpoint', 'expiresAt', 'key', 'name'], 'The fields with issues')
      claimSame(await listed(bench.adapter, key.id), key, 'The key after a refused update')
    },
  }),

  adapterCase({
    name: 'an issued key has no endpoint and no secret to update',
    needs: ['update'],
    fits: issuedKeys,
    async check(bench) {
      const key = await makeKey(bench, { kind: 'issued' })
      for (const changes of [
        { endpoint: 'https://example.com/v1' },
        { secret: { replace: new Secret(canary(bench.rules.key)) } },
      ])
        await claimRejects(
          () => bench.adapter.update(key.id, { version: key.version, ...changes }),
          'An update of what an issued key has not',
          'invalid',
        )
      claimSame(await listed(bench.adapter, key.id), key, 'The issued key after refused updates')
    },
  }),

  adapterCase({
    name: 'an update of a wrong shape is a rejection, never an exception',
    needs: ['update'],
    async check(bench) {
      const key = await makeKey(bench)
      for (const patch of [
        null,
        'a string',
        {},
        { name: 'x' },
        { version: 1, name: 'x' },
        { version: key.version, state: 'revoked' },
        { version: key.version, id: 'x' },
      ])
        await claimRejects(
          () => bench.adapter.update(key.id, patch as unknown as ApiKeyPatch),
          `An update with ${JSON.stringify(patch)}`,
        )
      claimSame(await listed(bench.adapter, key.id), key, 'The key after refused updates')
    },
  }),
]
