import { Secret } from '../../core/secret'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { canary, credentials, draftFor, everyKey, issuedKeys, listed } from '../drafts'
import { findLeak } from '../findLeak'

const claimFree = (value: unknown, secret: string, what: string): void => {
  const leak = findLeak(value, secret)
  claim(leak === null, `${what} should be free of the secret, which is in ${leak?.replaceAll(secret, '[the secret]')}`)
}

/** Ways in which values become text by accident. */
const RENDERINGS: readonly ((secret: Secret) => unknown)[] = [
  (secret) => String(secret),
  (secret) => `${secret as unknown as string}`,
  (secret) => (secret as unknown as string) + '',
  (secret) => secret.toString(),
  (secret) => secret.toLocaleString(),
  (secret) => JSON.stringify({ secret }),
  (secret) => [secret].join(),
  (secret) => Object.entries(secret),
  (secret) => ({ ...secret }),
  (secret) => Object.prototype.toString.call(secret),
  (secret) => new Error(secret as unknown as string).message,
  (secret) => structuredClone(secret),
  (secret) => new URLSearchParams({ secret: secret as unknown as string }).toString(),
]

export const secretCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'no answer of any method has the secret of a credential, in any encoding',
    fits: credentials,
    async check(bench) {
      const { adapter, rules } = bench
      const secret = canary(rules.key)
      const created = await adapter.create(draftFor(bench, { kind: 'credential', secret }), { intent: 'one-action' })
      const { id } = created.key
      claimFree(created, secret, 'The answer of create')
      claimFree(await adapter.list({}), secret, 'A list')
      claimFree(await adapter.list({ search: 'Billing' }), secret, 'A search')
      claimFree(await adapter.disable?.(id), secret, 'The answer of disable')
      claimFree(await adapter.enable?.(id), secret, 'The answer of enable')
      const version = (await listed(adapter, id))?.version ?? ''
      const replaced = canary(rules.key)
      const updated = await adapter.update?.(id, { version, name: 'Renamed', secret: { replace: new Secret(replaced) } })
      claimFree(updated, secret, 'The answer of update')
      claimFree(updated, replaced, 'The answer of update')
      claimFree(await adapter.revoke?.(id, {}), replaced, 'The answer of revoke')
      const page = await adapter.list({})
      for (const text of [secret, replaced]) claimFree(page, text, 'A list after every change')
    },
  }),

  adapterCase({
    name: 'the secret of an issued key is in one answer, as a Secret, and nowhere after',
    fits: issuedKeys,
    async check({ adapter }) {
      const created = await adapter.create({ kind: 'issued', name: 'Exports' }, { intent: 'one-action' })
      claim(created.secret !== undefined, 'An issued key should come with its secret')
      const text = created.secret.reveal()
      claimFree(created, text, 'Everything but reveal()')
      claimFree(await adapter.list({}), text, 'A list')
      claimFree(await adapter.disable?.(created.key.id), text, 'The answer of disable')
      claimFree(await adapter.revoke?.(created.key.id, {}), text, 'The answer of revoke')
    },
  }),

  adapterCase({
    name: 'a secret in an answer is redacted however it is made text',
    fits: issuedKeys,
    async check({ adapter }) {
      const { secret } = await adapter.create({ kind: 'issued', name: 'Exports' })
      claim(secret !== undefined, 'An issued key should come with its secret')
      RENDERINGS.forEach((render, n) => {
        let rendered: unknown = null
        try {
          rendered = render(secret)
        } catch {
          // To refuse is as good as to redact.
        }
        claimFree(rendered, secret.reveal(), `Rendering ${n} of a secret`)
      })
    },
  }),

  adapterCase({
    name: 'nothing is shown of a secret that is too short to hide the rest',
    fits: credentials,
    async check(bench) {
      const secret = 'sk_live_12345678'.slice(0, Math.max(8, bench.rules.key.minLength ?? 0))
      if (secret.length < (bench.rules.key.minLength ?? 0)) return
      const { key } = await bench.adapter.create(draftFor(bench, { kind: 'credential', secret }))
      claimSame(key.hint, { prefix: '', tail: '' }, 'The hint of a short secret')
    },
  }),

  adapterCase({
    name: 'no error has the secret that was sent, nor what was typed into other fields',
    fits: credentials,
    async check(bench) {
      const { adapter, rules } = bench
      const secret = canary(rules.key)
      const lawful = draftFor(bench, { kind: 'credential', secret })
      const call = { intent: 'one-action' }
      const { key } = await adapter.create(lawful, call)
      const typed = canary(rules.name, 'typed_')
      const errors = [
        await claimRejects(() => adapter.create({ ...lawful, name: '' }), 'A create without a name', 'invalid'),
        await claimRejects(
          () => adapter.create(draftFor(bench, { kind: 'credential', secret: `${secret}\n` })),
          'A secret with a line break',
          'invalid',
        ),
        await claimRejects(
          () => adapter.create({ ...lawful, name: typed.repeat(rules.name.maxLength ?? 1_000) }),
          'A long name',
          'invalid',
        ),
        await claimRejects(
          () => adapter.create({ ...lawful, name: 'Other' }, call),
          'A create with a used intent',
          'intentMismatch',
        ),
        await claimRejects(
          () => adapter.create({ ...lawful, [secret]: typed, endpoint: `ftp://${typed}/` } as typeof lawful),
          'An endpoint by ftp',
          'invalid',
        ),
      ]
      if (adapter.update) {
        const patch = { version: `${key.version}x`, name: typed, secret: { replace: new Secret(secret) } }
        errors.push(await claimRejects(() => adapter.update?.(key.id, patch), 'An update of a stale version', 'conflict'))
        errors.push(await claimRejects(() => adapter.update?.(secret, patch), 'An update of an unknown id', 'notFound'))
      }
      for (const error of errors) {
        claimFree(error, secret, `The error ${error.code}`)
        claimFree(error, typed, `The error ${error.code}`)
      }
      claim((await everyKey(adapter)).length === 1, 'Refused creates should make nothing')
    },
  }),
]
