import { MAX_GRACE_SECONDS } from '../../core/rotation'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claimNear, claimRejects, claimSame } from '../claim'
import { listed, makeKey, PAST } from '../drafts'
import { HOUR, rotated, secondsBetween } from '../rotations'

export const graceCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'the end of a grace may be moved, up to a year from now, and be now',
    needs: ['rotate', 'update'],
    async check(bench) {
      const before = await makeKey(bench)
      const { key, previous } = await rotated(bench, before)
      const later = new Date(Date.parse(key.createdAt) + 2 * HOUR * 1000).toISOString()
      const moved = await bench.adapter.update(before.id, { version: previous.version, retiresAt: later })
      claimSame(moved, { ...previous, retiresAt: later, version: moved.version }, 'The key with a longer grace')
      const tooLate = new Date(Date.parse(key.createdAt) + 2 * MAX_GRACE_SECONDS * 1000).toISOString()
      for (const retiresAt of [tooLate, 'tomorrow', null as unknown as string])
        await claimRejects(
          () => bench.adapter.update(before.id, { version: moved.version, retiresAt }),
          `A grace that ends at ${JSON.stringify(retiresAt)}`,
          'invalid',
        )
      const ended = await bench.adapter.update(before.id, { version: moved.version, retiresAt: PAST })
      claimNear(secondsBetween(key.createdAt, ended.retiresAt), 0, 'The seconds to the end of a grace that was ended')
      await claimRejects(
        () => bench.adapter.update(before.id, { version: ended.version, retiresAt: later }),
        'Another end for a grace that is over',
        'state',
      )
      claimSame(await listed(bench.adapter, before.id), ended, 'The listed key after its grace')
    },
  }),

  adapterCase({
    name: 'a key that was never replaced, or is revoked, has no grace to move',
    needs: ['rotate', 'update', 'revoke'],
    async check(bench) {
      const key = await makeKey(bench)
      const retiresAt = new Date(Date.parse(key.createdAt) + HOUR * 1000).toISOString()
      const patch = (id: string, version: string) => () => bench.adapter.update(id, { version, retiresAt })
      await claimRejects(patch(key.id, key.version), 'A grace for a key that was never replaced', 'state')
      await rotated(bench, key)
      const revoked = await bench.adapter.revoke(key.id, {})
      await claimRejects(patch(key.id, revoked.version), 'A grace for a revoked key', 'state')
      claimSame(await listed(bench.adapter, key.id), revoked, 'The listed key')
    },
  }),

  adapterCase({
    name: 'a key may be due for rotation, from an instant in the future or from none',
    needs: ['rotate', 'update'],
    async check(bench) {
      const key = await makeKey(bench, { rotationDueAt: '2100-06-01T02:00:00+02:00' })
      claimSame(key.rotationDueAt, '2100-06-01T00:00:00.000Z', 'The instant from which a new key is due')
      const error = await claimRejects(
        () => bench.adapter.update(key.id, { version: key.version, rotationDueAt: PAST }),
        'A due date in the past',
        'invalid',
      )
      claimSame(
        error.issues?.map(({ field, code }) => [field, code]),
        [['rotationDueAt', 'future']],
        'The issues',
      )
      const never = await bench.adapter.update(key.id, { version: key.version, rotationDueAt: null })
      claimSame(never, { ...key, rotationDueAt: null, version: never.version }, 'The key that is never due')
    },
  }),
]
