import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimSame } from '../claim'
import { bothKinds, everyKey, listed, makeKey } from '../drafts'

/** Names that markup, templates, queries or objects would read as their own. The direction is for the eye alone. */
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '{{name}}',
  '{{- name}}',
  '$t(labels.name)',
  '$&',
  "$'",
  '${name}',
  '%s %d',
  '<img src=x onerror=alert(1)>',
  '</script>',
  '&lt;b&gt;',
  "'; DROP TABLE keys; --",
  '=1+1',
  '../../etc/passwd',
  'null',
  'undefined',
  'true',
  '0',
  'مفتاح الفوترة',
  'מפתח חיוב',
  '钥匙',
  'ключ',
  'कुंजी',
  '🔑🗝️'.replaceAll('\ufe0f', ''),
  'Ünïcödé',
  'i\u0307',
  '\ufdfa',
]

const spoil = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  for (const key of Reflect.ownKeys(value)) {
    spoil(Reflect.get(value, key))
    try {
      Reflect.set(value, key, 'spoiled')
    } catch {
      // Frozen, which is one way to keep the law.
    }
  }
  if (Array.isArray(value) && !Object.isFrozen(value)) value.push('spoiled')
}

export const aliasingCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'names come back as they were given, whatever they mean elsewhere',
    async check(bench) {
      for (const name of NAMES)
        claimSame((await makeKey(bench, { name, application: name })).name, name, 'A name in the answer of create')
      const keys = await everyKey(bench.adapter)
      claimSame(keys.map(({ name }) => name).sort(), [...NAMES].sort(), 'The names in the list')
      claim(
        keys.every(({ name, application }) => application === name),
        'Each application should come back as it was given',
      )
      claim(Object.keys(Object.prototype).length === 0, 'No name should add properties to all objects')
    },
  }),

  adapterCase({
    name: 'a change to an answer reaches no other answer',
    fits: bothKinds,
    async check(bench) {
      const key = await makeKey(bench, { name: 'Original', application: 'Storefront' })
      const before = JSON.stringify(key)
      spoil(key)
      spoil(await bench.adapter.list({}))
      claimSame(
        JSON.stringify(await listed(bench.adapter, JSON.parse(before).id)),
        before,
        'The listed key after answers were changed',
      )
    },
  }),

  adapterCase({
    name: 'an answered key stays as it was when the stored one changes',
    needs: ['disable'],
    async check(bench) {
      const key = await makeKey(bench)
      const before = JSON.stringify(key)
      await bench.adapter.disable(key.id)
      claimSame(JSON.stringify(key), before, 'The key that was answered before it was disabled')
    },
  }),
]
