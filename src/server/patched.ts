import type { StoredKey, StoredPatch } from './store'

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** A key after a patch, and the names of the fields that differ from before. */
export function patched(before: StoredKey, patch: StoredPatch): { readonly fields: string[]; readonly after: StoredKey } {
  const { secret, endpoint, ...plain } = patch
  const changes = { ...plain, ...(before.key.kind === 'credential' && endpoint !== undefined ? { endpoint } : {}) }
  const fields = Object.entries(changes).flatMap(([field, value]) =>
    same(before.key[field as keyof typeof before.key], value) ? [] : [field],
  )
  if (secret !== undefined) fields.push('key')
  const key = {
    ...before.key,
    ...changes,
    ...(secret === undefined ? {} : { hint: secret.hint }),
    version: String(Number(before.key.version) + 1),
  }
  return {
    fields,
    after:
      secret === undefined
        ? { ...before, key }
        : { ...before, key, sealed: secret.sealed, secretVersion: before.secretVersion + 1 },
  }
}
