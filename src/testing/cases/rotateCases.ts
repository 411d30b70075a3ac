import type { RotateOptions } from '../../core/adapter'
import { isApiKeyError } from '../../core/errors'
import { MAX_GRACE_SECONDS } from '../../core/rotation'
import { Secret } from '../../core/secret'
import { readKey } from '../../core/wire'
import { type AdapterCase, adapterCase, type Bench } from '../adapterCase'
import { claim, claimNear, claimRejects, claimSame, settled } from '../claim'
import { canary, credentials, everyKey, issuedKeys, kindsOf, listed, makeKey } from '../drafts'
import { findLeak } from '../findLeak'
import { HOUR, rotated, rotation, secondsBetween } from '../rotations'

const PARALLEL = 8

export const rotateCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a rotated key has a successor of another id, the two name each other, and the list shows both',
    needs: ['rotate'],
    async check(bench) {
      for (const kind of kindsOf(bench)) {
        const before = await makeKey(bench, { kind })
        const answer = await rotated(bench, before)
        const [key, previous] = [readKey(answer.key), readKey(answer.previous)]
        claim(key.id !== before.id, 'A successor should have an id of its own')
        claimSame([key.replaces, key.replacedBy, key.retiresAt], [before.id, null, null], 'What the successor names')
        claimSame([previous.id, previous.replacedBy], [before.id, key.id], 'What the replaced key names')
        const { replacedBy, retiresAt, version } = previous
        claimSame(previous, { ...before, replacedBy, retiresAt, version }, 'The replaced key')
        claim(version !== before.version, 'A rotation should give the replaced key another version')
        claimSame(await listed(bench.adapter, key.id), key, 'The listed successor')
        claimSame(await listed(bench.adapter, before.id), previous, 'The listed key that was replaced')
      }
    },
  }),

  adapterCase({
    name: 'a successor is active and unused, and has what the key was for',
    needs: ['rotate'],
    async check(bench) {
      for (const kind of kindsOf(bench)) {
        const before = await makeKey(bench, { kind, name: 'Exports', application: 'Storefront' })
        const { key } = await rotated(bench, before)
        const { id, hint, createdAt, createdBy, version, replaces } = key
        claimSame(key, { ...before, id, hint, createdAt, createdBy, version, replaces }, 'The successor')
        claimSame([key.state, key.lastUsedAt], ['active', null], 'The state and last use of the successor')
      }
    },
  }),

  adapterCase({
    name: 'a successor ends, and is due for rotation, as long after its creation as the key before it',
    needs: ['rotate'],
    async check(bench) {
      const before = await makeKey(bench, { expiresAt: '2100-06-01T00:00:00.000Z', rotationDueAt: '2099-06-01T00:00:00.000Z' })
      claimSame(before.rotationDueAt, '2099-06-01T00:00:00.000Z', 'The instant from which a new key is due for rotation')
      const { key } = await rotated(bench, before)
      for (const field of ['expiresAt', 'rotationDueAt'] as const)
        claimNear(
          secondsBetween(key.createdAt, key[field]),
          secondsBetween(before.createdAt, before[field]),
          `The seconds from the creation of a successor to its ${field}`,
        )
      const endless = await rotated(bench, await makeKey(bench))
      claimSame([endless.key.expiresAt, endless.key.rotationDueAt], [null, null], 'The end and due date of an endless key')
    },
  }),

  adapterCase({
    name: 'a replaced key works for the grace that was asked for, from none to a year',
    needs: ['rotate'],
    async check(bench) {
      for (const grace of [0, 1, HOUR, MAX_GRACE_SECONDS]) {
        const { key, previous } = await rotated(bench, await makeKey(bench), grace)
        claimNear(secondsBetween(key.createdAt, previous.retiresAt), grace, 'The seconds of grace')
        claimSame(previous.state, 'active', 'The state of a replaced key')
      }
    },
  }),

  adapterCase({
    name: 'a grace that is no whole number of seconds up to a year is refused, and changes nothing',
    needs: ['rotate'],
    async check(bench) {
      const before = await makeKey(bench)
      for (const grace of [-1, 0.5, MAX_GRACE_SECONDS + 1, Number.NaN, Infinity, '60', null] as number[]) {
        const error = await claimRejects(() => rotated(bench, before, grace), `A grace of ${String(grace)}`, 'invalid')
        const on = error.issues?.some(({ field }) => field === 'graceSeconds') ?? false
        claim(on, `A grace of ${String(grace)} should have an issue on graceSeconds`)
      }
      for (const options of [null, undefined, 'a string', {}] as unknown as RotateOptions[])
        await claimRejects(() => bench.adapter.rotate(before.id, options), `A rotation with ${JSON.stringify(options)}`)
      claimSame(await everyKey(bench.adapter), [before], 'The keys after refused rotations')
    },
  }),

  adapterCase({
    name: 'a rotated issued key comes with a secret of its own, once, and is in the list without',
    needs: ['rotate'],
    fits: issuedKeys,
    async check(bench) {
      const first = await bench.adapter.create({ kind: 'issued', name: 'Exports' })
      const second = await rotated(bench, first.key)
      const text = second.secret?.reveal()
      claim(text !== undefined, 'An issued successor should come with its secret')
      claim(text !== first.secret?.reveal(), 'An issued successor should have another secret')
      claim(
        text.startsWith(second.key.hint.prefix) && text.endsWith(second.key.hint.tail),
        'The hint of a successor should be the beginning and the end of its secret',
      )
      claim(findLeak(second, text) === null, 'A rotation should have the secret in reveal() alone')
      claim(findLeak(await bench.adapter.list({}), text) === null, 'A list should be free of the secret of a successor')
    },
  }),

  adapterCase({
    name: 'a rotated credential takes the secret that was brought, by the rules, and is answered without it',
    needs: ['rotate'],
    fits: credentials,
    async check(bench) {
      const before = await makeKey(bench, { kind: 'credential' })
      const on = async (options: RotateOptions, what: string) => {
        const error = await claimRejects(() => bench.adapter.rotate(before.id, options), what, 'invalid')
        claim(error.issues?.some(({ field }) => field === 'key') ?? false, `${what} should have an issue on key`)
      }
      await on({ graceSeconds: HOUR }, 'A rotated credential without a secret')
      await on({ graceSeconds: HOUR, secret: new Secret('é') }, 'A rotated credential with an unfit secret')
      claimSame(await everyKey(bench.adapter), [before], 'The keys after refused rotations')
      const text = canary(bench.rules.key, 'sk_new_')
      const answer = await bench.adapter.rotate(before.id, rotation(bench, 'credential', HOUR, text))
      claim(answer.secret === undefined, 'A rotated credential should come without a secret')
      claim(findLeak(answer, text) === null, 'The answer of a rotation should be free of the secret that was brought')
      const { prefix, tail } = answer.key.hint
      claim(text.startsWith(prefix) && text.endsWith(tail), 'The hint of a successor should be that of its own secret')
      claimSame(answer.previous.hint, before.hint, 'The hint of the replaced key')
    },
  }),

  adapterCase({
    name: 'an issued key takes no secret from outside',
    needs: ['rotate'],
    fits: issuedKeys,
    async check(bench) {
      const before = await makeKey(bench, { kind: 'issued' })
      await claimRejects(
        () => bench.adapter.rotate(before.id, rotation(bench, 'credential')),
        'A rotated issued key with a secret',
        'invalid',
      )
      claimSame(await everyKey(bench.adapter), [before], 'The keys after a refused rotation')
    },
  }),

  adapterCase({
    name: 'a key is replaced once, and its successor may be replaced in turn',
    needs: ['rotate'],
    async check(bench) {
      const first = await makeKey(bench)
      const second = await rotated(bench, first)
      await claimRejects(() => rotated(bench, first), 'A second rotation of a key', 'state')
      const third = await rotated(bench, second.key)
      claimSame(third.key.replaces, second.key.id, 'What the successor of a successor names')
      claimSame((await everyKey(bench.adapter)).length, 3, 'The number of keys after two rotations')
    },
  }),

  adapterCase({
    name: 'a key that is stopped is not rotated',
    needs: ['rotate', 'disable', 'revoke'],
    async check(bench) {
      const [disabled, revoked] = [await makeKey(bench), await makeKey(bench)]
      await bench.adapter.disable(disabled.id)
      await bench.adapter.revoke(revoked.id, {})
      await claimRejects(() => rotated(bench, disabled), 'A rotation of a disabled key', 'state')
      await claimRejects(() => rotated(bench, revoked), 'A rotation of a revoked key', 'state')
      claimSame((await everyKey(bench.adapter)).length, 2, 'The number of keys after refused rotations')
    },
  }),

  adapterCase({
    name: 'of several rotations of one key at once, one is carried out',
    needs: ['rotate'],
    async check(bench) {
      const before = await makeKey(bench)
      const tries = Array.from({ length: PARALLEL }, () => rotated(bench, before))
      const outcomes = await settled(Promise.allSettled(tries), 'A rotation')
      const codes = outcomes.map((outcome) =>
        outcome.status === 'fulfilled' ? 'done' : isApiKeyError(outcome.reason) ? outcome.reason.code : 'no ApiKeyError',
      )
      claimSame(codes.filter((code) => code === 'done').length, 1, 'The number of rotations that were carried out')
      const others = codes.every((code) => code === 'done' || code === 'state' || code === 'conflict')
      claim(others, 'A rotation beside another one should reject with state or conflict')
      claimSame((await everyKey(bench.adapter)).length, 2, 'The number of keys after rotations at once')
    },
  }),

  adapterCase({
    name: 'an intent to rotate that was carried out answers with the same keys and the same secret, however often',
    needs: ['rotate'],
    async check(bench) {
      for (const kind of kindsOf(bench)) {
        const { id } = await makeKey(bench, { kind })
        const options = rotation(bench, kind)
        const again = () => bench.adapter.rotate(id, options, { intent: `rotate-${kind}` })
        const outcomes = await settled(Promise.allSettled(Array.from({ length: PARALLEL }, again)), 'A rotation')
        const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
        for (const outcome of outcomes)
          if (outcome.status === 'rejected')
            claim(
              isApiKeyError(outcome.reason) && outcome.reason.code === 'intentInFlight',
              'A rotation beside an equal one should succeed or reject with intentInFlight',
            )
        done.push(await again())
        const ids = new Set(done.map(({ key, previous }) => `${key.id} ${previous.id}`))
        claimSame(ids.size, 1, 'The number of pairs answered for one intent')
        claimSame(new Set(done.map(({ secret }) => secret?.reveal())).size, 1, 'The number of secrets answered for one intent')
        claim(kind === 'credential' || done[0]?.secret !== undefined, 'A repeated rotation should answer with the secret')
      }
      const made = 2 * kindsOf(bench).length
      claimSame((await everyKey(bench.adapter)).length, made, 'The number of keys after repeated rotations')
    },
  }),

  adapterCase({
    name: 'one intent to rotate is no intent for other options, another key or a new key',
    needs: ['rotate'],
    async check(bench) {
      const [one, two] = [await makeKey(bench), await makeKey(bench)]
      const options = rotation(bench, one.kind)
      const call = { intent: 'one-action' }
      await bench.adapter.rotate(one.id, options, call)
      const mismatches: [string, () => Promise<unknown>][] = [
        ['another grace', () => bench.adapter.rotate(one.id, { ...options, graceSeconds: HOUR + 1 }, call)],
        ['another key', () => bench.adapter.rotate(two.id, options, call)],
        ['a new key', () => makeKeyWith(bench, call.intent)],
      ]
      for (const [what, again] of mismatches) await claimRejects(again, `A used intent with ${what}`, 'intentMismatch')
      claimSame((await everyKey(bench.adapter)).length, 3, 'The number of keys after refused repetitions')
    },
  }),

  adapterCase({
    name: 'a refused rotation does not use up its intent, and a made-up intent is malformed',
    needs: ['rotate'],
    async check(bench) {
      const { id, kind } = await makeKey(bench)
      const call = { intent: 'one-action' }
      await claimRejects(() => bench.adapter.rotate(id, rotation(bench, kind, -1), call), 'A refused rotation', 'invalid')
      for (const intent of ['', 'a b', 'x'.repeat(256), 'ключ'])
        await claimRejects(() => bench.adapter.rotate(id, rotation(bench, kind), { intent }), 'A made-up intent', 'malformed')
      claimSame((await everyKey(bench.adapter)).length, 1, 'The number of keys after refused rotations')
      await bench.adapter.rotate(id, rotation(bench, kind), call)
      claimSame((await everyKey(bench.adapter)).length, 2, 'The number of keys after a corrected rotation')
    },
  }),

  adapterCase({
    name: 'the intent to rotate gives no secret of a successor that was revoked since',
    needs: ['rotate', 'revoke'],
    async check(bench) {
      const { id, kind } = await makeKey(bench)
      const options = rotation(bench, kind)
      const { key } = await bench.adapter.rotate(id, options, { intent: 'one-action' })
      await bench.adapter.revoke(key.id, {})
      await claimRejects(
        () => bench.adapter.rotate(id, options, { intent: 'one-action' }),
        'A repeated rotation with a revoked successor',
        'notFound',
      )
    },
  }),
]

const makeKeyWith = ({ adapter, rules }: Bench, intent: string): Promise<unknown> =>
  adapter.create(
    credentials(adapter.supports ?? {})
      ? { kind: 'credential', name: 'Other', endpoint: 'https://api.example.com/v1', secret: new Secret(canary(rules.key)) }
      : { kind: 'issued', name: 'Other' },
    { intent },
  )
