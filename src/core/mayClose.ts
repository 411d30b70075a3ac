import type { Secret } from './secret'

/** What all flows have in common. */
interface Closable {
  readonly state: string
  /** One that is shown, this once. */
  readonly secret?: Secret | null
}

/** Whether the dialog of a flow may close now: not while a request is under way, and not before a shown secret is acknowledged. */
export function mayClose({ state, secret }: Closable): boolean {
  return state !== 'submitting' && (secret ?? null) === null
}
