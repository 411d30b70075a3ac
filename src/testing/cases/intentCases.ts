import type { Created } from '../../core/adapter'
import { isApiKeyError } from '../../core/errors'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame, settled } from '../claim'
import { credentials, draftFor, everyKey, issuedKeys } from '../drafts'

const PARALLEL = 8

const secretOf = ({ secret }: Created): string | undefined => secret?.reveal()

export const intentCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'an intent that was carried out answers with the same key and the same secret, and makes nothing',
    fits: issuedKeys,
    async check({ adapter }) {
      const draft = { kind: 'issued', name: 'Exports' } as const
      const first = await adapter.create(draft, { intent: 'one-action' })
      for (let n = 0; n < 3; n++) {
        const again = await adapter.create(draft, { intent: 'one-action' })
        claimSame(again.key.id, first.key.id, 'The id on a repeated intent')
        claim(
          secretOf(first) !== undefined && secretOf(again) === secretOf(first),
          'A repeated intent should answer with the same secret',
        )
      }
      claimSame((await everyKey(adapter)).length, 1, 'The number of keys after four tries of one intent')
    },
  }),

  adapterCase({
    name: 'a credential is made once for an intent too',
    fits: credentials,
    async check(bench) {
      const draft = draftFor(bench, { kind: 'credential' })
      const first = await bench.adapter.create(draft, { intent: 'one-action' })
      const again = await bench.adapter.create(draft, { intent: 'one-action' })
      claimSame(again.key.id, first.key.id, 'The id on a repeated intent')
      claimSame((await everyKey(bench.adapter)).length, 1, 'The number of keys after two tries of one intent')
    },
  }),

  adapterCase({
    name: 'one intent many times at once makes one key',
    async check(bench) {
      const draft = draftFor(bench)
      const tries = Array.from({ length: PARALLEL }, () => bench.adapter.create(draft, { intent: 'one-action' }))
      const outcomes = await settled(Promise.allSettled(tries), 'A create')
      const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
      claim(made.length > 0, 'At least one of many equal creates should succeed')
      for (const outcome of outcomes) {
        const code = outcome.status === 'rejected' && isApiKeyError(outcome.reason) ? outcome.reason.code : outcome.status
        claim(
          code === 'fulfilled' || code === 'intentInFlight',
          `A create beside an equal one should succeed or reject with intentInFlight, not ${code}`,
        )
      }
      made.push(await bench.adapter.create(draft, { intent: 'one-action' }))
      claimSame(new Set(made.map(({ key }) => key.id)).size, 1, 'The number of ids answered for one intent')
      claim(new Set(made.map(secretOf)).size === 1, 'Every answer to one intent should have the same secret')
      claimSame((await everyKey(bench.adapter)).length, 1, 'The number of keys after one intent')
    },
  }),

  adapterCase({
    name: 'one intent with another draft is refused and makes nothing',
    async check(bench) {
      const draft = draftFor(bench, { name: 'First' })
      await bench.adapter.create(draft, { intent: 'one-action' })
      await claimRejects(
        () => bench.adapter.create({ ...draft, name: 'Second' }, { intent: 'one-action' }),
        'A create with a used intent',
        'intentMismatch',
      )
      claimSame(
        (await everyKey(bench.adapter)).map(({ name }) => name),
        ['First'],
        'The names after a refused create',
      )
    },
  }),

  adapterCase({
    name: 'one intent with another secret is refused',
    fits: credentials,
    async check(bench) {
      const [first, second] = [draftFor(bench, { kind: 'credential' }), draftFor(bench, { kind: 'credential' })]
      await bench.adapter.create(first, { intent: 'one-action' })
      await claimRejects(
        () => bench.adapter.create(second, { intent: 'one-action' }),
        'A create with a used intent',
        'intentMismatch',
      )
    },
  }),

  adapterCase({
    name: 'a refused draft does not use up its intent',
    async check(bench) {
      await claimRejects(
        () => bench.adapter.create(draftFor(bench, { name: '' }), { intent: 'one-action' }),
        'A create without a name',
        'invalid',
      )
      await bench.adapter.create(draftFor(bench, { name: 'Corrected' }), { intent: 'one-action' })
      claimSame(
        (await everyKey(bench.adapter)).map(({ name }) => name),
        ['Corrected'],
        'The names after a corrected draft',
      )
    },
  }),

  adapterCase({
    name: 'the intent of a deleted key brings back neither the key nor its secret',
    needs: ['delete'],
    async check(bench) {
      const draft = draftFor(bench)
      const { key } = await bench.adapter.create(draft, { intent: 'one-action' })
      await bench.adapter.delete(key.id)
      await claimRejects(
        () => bench.adapter.create(draft, { intent: 'one-action' }),
        'A create with the intent of a deleted key',
        'notFound',
      )
      claimSame(await everyKey(bench.adapter), [], 'The keys after the only one was deleted')
    },
  }),

  adapterCase({
    name: 'the intent of a revoked key gives neither its secret again nor another key',
    needs: ['revoke'],
    async check(bench) {
      const draft = draftFor(bench)
      const { key } = await bench.adapter.create(draft, { intent: 'one-action' })
      await bench.adapter.revoke(key.id, {})
      await claimRejects(
        () => bench.adapter.create(draft, { intent: 'one-action' }),
        'A create with the intent of a revoked key',
        'notFound',
      )
      claimSame(
        (await everyKey(bench.adapter)).map(({ id, state }) => [id, state]),
        [[key.id, 'revoked']],
        'The keys after the only one was revoked',
      )
    },
  }),

  adapterCase({
    name: 'equal drafts with other intents, or with none, are keys of their own',
    async check(bench) {
      const draft = draftFor(bench)
      for (const call of [{ intent: 'a' }, { intent: 'b' }, { intent: '__proto__' }, {}, {}])
        await bench.adapter.create(draft, call)
      claimSame((await everyKey(bench.adapter)).length, 5, 'The number of keys after five actions')
    },
  }),

  adapterCase({
    name: 'an intent that is not 1–255 visible ASCII characters is malformed and makes nothing',
    async check(bench) {
      for (const intent of ['', ' ', 'a b', 'x'.repeat(256), 'ключ', 'a\r\nb', '\u0000'])
        await claimRejects(() => bench.adapter.create(draftFor(bench), { intent }), 'A create with a made-up intent', 'malformed')
      await bench.adapter.create(draftFor(bench), { intent: '~'.repeat(255) })
      claimSame((await everyKey(bench.adapter)).length, 1, 'The number of keys after one lawful intent')
    },
  }),
]
