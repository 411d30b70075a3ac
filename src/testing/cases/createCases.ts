import { readKey } from '../../core/wire'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimSame } from '../claim'
import { bothKinds, canary, credentials, draftFor, ENDPOINT, issuedKeys, listed, makeKey } from '../drafts'

export const createCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a new credential is active, has what was given, and is in the list as it was answered',
    fits: credentials,
    async check(bench) {
      const secret = canary(bench.rules.key)
      const draft = draftFor(bench, {
        kind: 'credential',
        name: 'Maps',
        application: 'Storefront',
        expiresAt: '2100-01-02T03:04:05.678Z',
        secret,
      })
      const { key } = await bench.adapter.create(draft)
      const { kind, name, application, expiresAt, state, lastUsedAt } = readKey(key)
      claimSame(
        { kind, name, application, expiresAt, state, lastUsedAt, endpoint: key.kind === 'credential' ? key.endpoint : null },
        {
          kind: 'credential',
          name: 'Maps',
          application: 'Storefront',
          expiresAt: '2100-01-02T03:04:05.678Z',
          state: 'active',
          lastUsedAt: null,
          endpoint: ENDPOINT,
        },
        'A new credential',
      )
      claim(
        secret.startsWith(key.hint.prefix) && secret.endsWith(key.hint.tail),
        'A hint should be the beginning and the end of its secret',
      )
      claim(
        secret.length - key.hint.prefix.length - key.hint.tail.length >= 12,
        'A hint should leave 12 characters or more hidden',
      )
      claimSame(await listed(bench.adapter, key.id), key, 'The listed key')
    },
  }),

  adapterCase({
    name: 'an issued key comes with its secret, once, and is in the list without',
    fits: issuedKeys,
    async check(bench) {
      const { key, secret } = await bench.adapter.create({ kind: 'issued', name: 'Exports', application: 'Nightly' })
      claim(secret !== undefined, 'An issued key should come with its secret')
      claim(secret.reveal().length >= 22, 'An issued secret should have 22 characters or more')
      claim(secret.reveal().startsWith(key.hint.prefix), 'The hint of an issued key should begin as its secret does')
      claim(secret.reveal().endsWith(key.hint.tail), 'The hint of an issued key should end as its secret does')
      claimSame(
        [key.kind, key.name, key.application, key.expiresAt, key.state],
        ['issued', 'Exports', 'Nightly', null, 'active'],
        'A new key',
      )
      claimSame(await listed(bench.adapter, readKey(key).id), key, 'The listed key')
    },
  }),

  adapterCase({
    name: 'each issued key has a secret and an id of its own',
    fits: issuedKeys,
    async check({ adapter }) {
      const made = []
      for (let n = 0; n < 5; n++) made.push(await adapter.create({ kind: 'issued', name: 'Same name' }))
      claim(new Set(made.map(({ key }) => key.id)).size === 5, 'Five keys should have five ids')
      claim(new Set(made.map(({ secret }) => secret?.reveal())).size === 5, 'Five issued keys should have five secrets')
    },
  }),

  adapterCase({
    name: 'a credential is answered without the secret that came in',
    fits: credentials,
    async check(bench) {
      const created = await bench.adapter.create(draftFor(bench, { kind: 'credential' }))
      claim(created.secret === undefined, 'A created credential should come without a secret')
    },
  }),

  adapterCase({
    name: 'instants are in UTC whatever offset they came in, and white space around names is gone',
    async check(bench) {
      const key = await makeKey(bench, { name: '  Night job \t', application: ' ', expiresAt: '2100-06-01T02:00:00+02:00' })
      claimSame([key.name, key.application], ['Night job', null], 'The trimmed name and the empty application')
      claimSame(key.expiresAt, '2100-06-01T00:00:00.000Z', 'The end of the key')
      claim(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(key.createdAt), 'createdAt should be an ISO 8601 instant in UTC')
    },
  }),

  adapterCase({
    name: 'a draft is read and not changed, and two kinds stand side by side',
    fits: bothKinds,
    async check(bench) {
      const drafts = [Object.freeze(draftFor(bench, { kind: 'credential' })), Object.freeze(draftFor(bench, { kind: 'issued' }))]
      for (const draft of drafts) claimSame((await bench.adapter.create(draft)).key.kind, draft.kind, 'The kind of the made key')
    },
  }),
]
