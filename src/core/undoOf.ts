import type { ApiKeyPatch } from './adapter'
import type { ApiKey } from './model'

/** What takes back what was done: a method of the adapter, and for `update` what it is called with. */
export type Undo =
  | { readonly action: 'enable' | 'disable' }
  | { readonly action: 'update'; readonly patch: ApiKeyPatch & { readonly name: string } }

/**
 * How an action on a key is taken back; `null` where that cannot be done, or where it changed nothing: who disables what was
 * disabled before did not stop it. A name goes back from the version that the action made, so that where somebody has changed
 * the key since, the answer is `conflict` and their change stays.
 *
 * @param before the key as it was before the action, and `after` as the action has answered
 */
export function undoOf(action: 'disable' | 'enable' | 'rename', before: ApiKey, after: ApiKey): Undo | null {
  if (before.id !== after.id) return null
  if (action === 'rename')
    return before.name === after.name ? null : { action: 'update', patch: { version: after.version, name: before.name } }
  if (before.state === after.state || before.state === 'revoked' || after.state === 'revoked') return null
  if (action === 'disable') return after.state === 'disabled' ? { action: 'enable' } : null
  return after.state === 'active' ? { action: 'disable' } : null
}
