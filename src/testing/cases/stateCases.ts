import { type AdapterCase, adapterCase } from '../adapterCase'
import { callsOn } from '../callsOn'
import { claim, claimRejects, claimSame } from '../claim'
import { everyKey, listed, makeKey, makeKeys } from '../drafts'

/** Ids that mean something to an object, a path, a query, a database or a file system. */
const HOSTILE_IDS = [
  '',
  ' ',
  '.',
  '..',
  'test',
  'scopes',
  'facets',
  '../..',
  '/',
  'a/b',
  '%2e%2e',
  '%',
  '%00',
  '?',
  '#',
  ';',
  "' OR 1=1 --",
  '*',
  '\\',
  '\u0000',
  '\n',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  'undefined',
  'null',
  '0',
  'test',
  'scopes',
  'rotate',
  '🔑',
  'x'.repeat(1_000),
]

/** Code points. */
const LONGEST_REASON = 500

export const stateCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'disabling and enabling a key can be repeated, and the list shows it',
    needs: ['disable', 'enable'],
    async check(bench) {
      const { id } = await makeKey(bench)
      for (const [method, state] of [
        ['disable', 'disabled'],
        ['disable', 'disabled'],
        ['enable', 'active'],
        ['enable', 'active'],
        ['disable', 'disabled'],
      ] as const) {
        const after = await bench.adapter[method](id)
        claimSame([after.id, after.state], [id, state], `The id and state after ${method}`)
        claimSame(await listed(bench.adapter, id), after, `The listed key after ${method}`)
      }
    },
  }),

  adapterCase({
    name: 'a repeated change of state that changes nothing leaves the version as it is',
    needs: ['disable'],
    async check(bench) {
      const { id } = await makeKey(bench)
      const once = await bench.adapter.disable(id)
      claimSame((await bench.adapter.disable(id)).version, once.version, 'The version after disabling twice')
    },
  }),

  adapterCase({
    name: 'a key that was stopped since it was read is a conflict on update',
    needs: ['disable', 'update'],
    async check(bench) {
      const { id, version } = await makeKey(bench)
      await bench.adapter.disable(id)
      await claimRejects(
        () => bench.adapter.update(id, { version, name: 'Changed' }),
        'An update with the version before disable',
        'conflict',
      )
    },
  }),

  adapterCase({
    name: 'revoking a key can be repeated and is final',
    needs: ['revoke'],
    async check(bench) {
      const { id } = await makeKey(bench)
      const revoked = await bench.adapter.revoke(id, { reason: 'left the company' })
      claimSame([revoked.id, revoked.state], [id, 'revoked'], 'The id and state after revoke')
      claimSame(await bench.adapter.revoke(id, {}), revoked, 'The key revoked again')
      for (const method of ['disable', 'enable'] as const)
        if (bench.adapter[method] !== undefined)
          await claimRejects(() => bench.adapter[method]?.(id), `To ${method} a revoked key`, 'state')
      claimSame((await listed(bench.adapter, id))?.state, 'revoked', 'The state of the revoked key in the list')
    },
  }),

  adapterCase({
    name: 'a reason of 500 characters is taken, and a longer one is refused and revokes nothing',
    needs: ['revoke'],
    async check(bench) {
      const { id } = await makeKey(bench)
      for (const character of ['x', '钥', '🔑']) {
        const { issues } = await claimRejects(
          () => bench.adapter.revoke(id, { reason: character.repeat(LONGEST_REASON + 1) }),
          `A reason of ${LONGEST_REASON + 1} × ${character}`,
          'invalid',
        )
        claim(
          issues?.some(({ field }) => field === 'reason') ?? false,
          'A reason that is too long should have an issue on reason',
        )
        claimSame((await listed(bench.adapter, id))?.state, 'active', 'The state of a key that was not revoked')
      }
      const revoked = await bench.adapter.revoke(id, { reason: '🔑'.repeat(LONGEST_REASON) })
      claimSame(revoked.state, 'revoked', `The state after a reason of ${LONGEST_REASON} characters`)
    },
  }),

  adapterCase({
    name: 'a disabled key can be revoked',
    needs: ['disable', 'revoke'],
    async check(bench) {
      const { id } = await makeKey(bench)
      await bench.adapter.disable(id)
      claimSame((await bench.adapter.revoke(id, {})).state, 'revoked', 'The state of a disabled key after revoke')
    },
  }),

  adapterCase({
    name: 'a change of state touches one key',
    needs: ['disable'],
    async check(bench) {
      const [one, two] = await makeKeys(bench, [{ name: 'One' }, { name: 'Two' }])
      await bench.adapter.disable(one?.id ?? '')
      claimSame(await listed(bench.adapter, two?.id ?? ''), two, 'The key that was not disabled')
    },
  }),

  adapterCase({
    name: 'a deleted key is gone, deleting it again is no error, and the others stay',
    needs: ['delete'],
    async check(bench) {
      const [one, two] = await makeKeys(bench, [{ name: 'One' }, { name: 'Two' }])
      const id = one?.id ?? ''
      claim((await bench.adapter.delete(id)) === undefined, 'A delete should answer with nothing')
      await bench.adapter.delete(id)
      claimSame(await everyKey(bench.adapter), [two], 'The keys after one of two was deleted twice')
      for (const [method, call] of callsOn(bench.adapter, id))
        await claimRejects(call, `A ${method} of a deleted key`, 'notFound')
    },
  }),

  adapterCase({
    name: 'an id that does not exist is not found by any method',
    async check(bench) {
      await makeKey(bench)
      for (const [method, call] of callsOn(bench.adapter, 'no-such-key'))
        await claimRejects(call, `A ${method} of an unknown id`, 'notFound')
    },
  }),

  adapterCase({
    name: 'a key of another store or tenant is not found, and stays as it is',
    async check(bench, makeAdapter) {
      const other = await makeAdapter()
      const key = await makeKey(other)
      for (const [method, call] of callsOn(bench.adapter, key.id))
        await claimRejects(call, `A ${method} of another's key`, 'notFound')
      await bench.adapter.delete?.(key.id)
      claimSame(await everyKey(bench.adapter), [], 'The keys of the first store')
      claimSame(await everyKey(other.adapter), [key], 'The keys of the other store')
    },
  }),

  adapterCase({
    name: 'an id is a name and nothing else: no path, no query, no property of an object',
    async check(bench) {
      const key = await makeKey(bench)
      for (const id of HOSTILE_IDS) {
        for (const [method, call] of callsOn(bench.adapter, id))
          await claimRejects(call, `A ${method} of the id ${JSON.stringify(id)}`, 'notFound')
        await bench.adapter.delete?.(id).catch(() => undefined)
      }
      claimSame(await everyKey(bench.adapter), [key], 'The keys after calls with made-up ids')
      claim(({} as { state?: unknown }).state === undefined, 'No call should add properties to all objects')
    },
  }),
]
