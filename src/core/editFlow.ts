import type { ApiKeyPatch } from './adapter'
import { type CheckResult, type Diagnosis, withCheck } from './diagnosis'
import { changedFields, type EditField, hasAlready } from './editPatch'
import { ApiKeyError } from './errors'
import { mayClose } from './mayClose'
import type { ApiKey } from './model'
import { outcomeUnknown } from './outcomeUnknown'

interface Base {
  readonly session: number
}

interface Editing extends Base {
  /** As it was read: what the form is compared with, and whose version the patch names. */
  readonly key: ApiKey
  /** A patch may have been carried out whose answer was lost. Its version makes the same patch change nothing twice. */
  readonly uncertain: boolean
}

interface Try extends Editing {
  readonly patch: ApiKeyPatch
}

/**
 * How a key is changed:
 *
 * ```
 * idle ─► editing ─► checking ─► checkFailed ─► submitting ─► saved{key} ─► idle
 *          ▲ ▲          └────────────────────────┘ │  │
 *          │ └──────── failed, cancelled, offline ─┘  │
 *          └──── rebase ──── conflict{current} ◄──────┘
 * ```
 *
 * `session` numbers the openings and the tries that were broken off, so that a late answer of one never touches the next.
 * In `conflict`, `current` is the key as somebody else left it, null until it is read. With `rebase` it is the one that is
 * edited; what was typed belongs to the form and stays there. Where the answer to the same patch had been lost, and the key
 * has all that it asked for, there is no conflict: it is `saved`.
 */
export type EditState =
  | ({ readonly state: 'idle' } & Base)
  | ({ readonly state: 'editing'; readonly error: ApiKeyError | null } & Editing)
  /** With what is known so far, in the order of `CHECK_STEPS`; nothing where the adapter does not say. */
  | ({ readonly state: 'checking'; readonly checks: readonly CheckResult[] } & Try)
  | ({ readonly state: 'checkFailed'; readonly diagnosis: Diagnosis } & Try)
  /** With what the test found, where there was one. */
  | ({ readonly state: 'submitting'; readonly diagnosis: Diagnosis | null } & Try)
  | ({
      readonly state: 'conflict'
      readonly current: ApiKey | null
      /** What differs between the two, in the order of the form; the secret is in no answer and so never among it. */
      readonly changed: readonly EditField[]
      /** Why the current key could not be read. */
      readonly error: ApiKeyError | null
    } & Editing)
  | ({ readonly state: 'saved'; readonly key: ApiKey } & Base)

/** What would send a request. Without a connection nothing is sent or queued; the error `offline` says so. */
interface Sending {
  /** @default true */
  readonly online?: boolean
}

export type EditEvent =
  | { readonly type: 'open'; readonly key: ApiKey }
  /** The form changed. */
  | { readonly type: 'edit' }
  | ({ readonly type: 'submit'; readonly patch: ApiKeyPatch; readonly check: boolean } & Sending)
  | { readonly type: 'check'; readonly session: number; readonly check: CheckResult }
  | ({ readonly type: 'checked'; readonly session: number; readonly diagnosis: Diagnosis } & Sending)
  | ({ readonly type: 'saveAnyway' } & Sending)
  | { readonly type: 'back' }
  | { readonly type: 'saved'; readonly session: number; readonly key: ApiKey }
  | { readonly type: 'failed'; readonly session: number; readonly error: ApiKeyError }
  /** The key was read anew. `patch` is the one that met the conflict. */
  | { readonly type: 'found'; readonly session: number; readonly current: ApiKey; readonly patch: ApiKeyPatch }
  /** Goes on with the key as it is now. */
  | { readonly type: 'rebase' }
  | { readonly type: 'close' }

export const initialEditState: EditState = { state: 'idle', session: 0 }

const editing = ({ session, key, uncertain }: Editing, error: ApiKeyError | null = null): EditState => ({
  state: 'editing',
  session,
  key,
  uncertain,
  error,
})

const tryOf = ({ session, key, uncertain, patch }: Try): Try => ({ session, key, uncertain, patch })

const send = (from: Try, { online = true }: Sending, diagnosis: Diagnosis | null): EditState =>
  online ? { state: 'submitting', ...tryOf(from), diagnosis } : editing(from, new ApiKeyError('offline'))

/** The next state; the same object where the event means nothing in this state. */
export function editReducer(state: EditState, event: EditEvent): EditState {
  const { session } = state
  switch (event.type) {
    case 'open':
      return state.state === 'idle' ? editing({ session: session + 1, key: event.key, uncertain: false }) : state
    case 'edit':
      return state.state === 'editing' && state.error !== null ? editing(state) : state
    case 'submit': {
      if (state.state !== 'editing') return state
      const from = tryOf({ ...state, patch: event.patch })
      return event.check && event.online !== false ? { state: 'checking', ...from, checks: [] } : send(from, event, null)
    }
    case 'check': {
      if (state.state !== 'checking' || event.session !== session) return state
      const checks = withCheck(state.checks, event.check)
      return checks === state.checks ? state : { ...state, checks }
    }
    case 'checked': {
      if (state.state !== 'checking' || event.session !== session) return state
      const { diagnosis } = event
      return diagnosis.ok ? send(state, event, diagnosis) : { state: 'checkFailed', ...tryOf(state), diagnosis }
    }
    case 'saveAnyway':
      return state.state === 'checkFailed' ? send(state, event, state.diagnosis) : state
    case 'back':
      return state.state === 'checking' || state.state === 'checkFailed' ? editing({ ...state, session: session + 1 }) : state
    case 'saved':
      return state.state === 'submitting' && event.session === session ? { state: 'saved', session, key: event.key } : state
    case 'failed': {
      if (!('key' in state) || event.session !== session) return state
      const { error } = event
      if (state.state === 'conflict') return state.current === null ? { ...state, error } : state
      if (state.state !== 'checking' && state.state !== 'submitting') return state
      const { key, uncertain } = state
      if (state.state === 'submitting' && error.code === 'conflict')
        return { state: 'conflict', session, key, uncertain, current: null, changed: [], error: null }
      return editing({ ...state, uncertain: uncertain || (state.state === 'submitting' && outcomeUnknown(error)) }, error)
    }
    case 'found': {
      if (state.state !== 'conflict' || state.current !== null || event.session !== session) return state
      const { current } = event
      if (state.uncertain && hasAlready(current, event.patch)) return { state: 'saved', session, key: current }
      return { ...state, current, changed: changedFields(state.key, current), error: null }
    }
    case 'rebase':
      return state.state === 'conflict' && state.current !== null
        ? editing({ session: session + 1, key: state.current, uncertain: false })
        : state
    case 'close':
      return state.state !== 'idle' && mayClose(state) ? { state: 'idle', session } : state
  }
}
