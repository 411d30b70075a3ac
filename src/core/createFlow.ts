import type { ApiKeyDraft } from './adapter'
import { type CheckResult, type Diagnosis, withCheck } from './diagnosis'
import { ApiKeyError } from './errors'
import { mayClose } from './mayClose'
import type { ApiKey } from './model'
import { outcomeUnknown } from './outcomeUnknown'
import type { Secret } from './secret'

interface Base {
  readonly session: number
  /**
   * A try whose outcome is not known was given up, so that no retry can tell any more: a key may have been made that
   * nobody has seen. The user is to be told, and to look into the list.
   */
  readonly unresolved: boolean
}

interface Form extends Base {
  /** A request with this intent may have been carried out; trying again with the same intent tells. */
  readonly uncertain: boolean
}

interface Try extends Form {
  readonly intent: string
  readonly draft: ApiKeyDraft
}

/**
 * The life of one new key, from the open form to the key that the user has kept:
 *
 * ```
 * idle ─► editing ─► checking ─► checkFailed ─► submitting ─► created{secret} ─► idle
 *            ▲          └────────────────────────┘   │
 *            └───────── failed, cancelled, offline ──┘
 * ```
 *
 * `session` numbers the openings and, within one, the tries that were broken off, so that a late answer of one never
 * touches the next. `intent` names one user action:
 * it survives a failed try and is dropped as soon as the form changes, so that a retry of the same draft is the same
 * request and another draft never is. Where a dropped intent was `uncertain`, the flow is `unresolved`, and so is the
 * idle state after it, until the next opening. An `error` with the code `unauthorized` asks the host to sign in; form and
 * intent wait for it.
 */
export type CreateState =
  | ({ readonly state: 'idle' } & Base)
  | ({ readonly state: 'editing'; readonly intent: string | null; readonly error: ApiKeyError | null } & Form)
  /** With what is known so far, in the order of `CHECK_STEPS`; nothing where the adapter does not say. */
  | ({ readonly state: 'checking'; readonly checks: readonly CheckResult[] } & Try)
  | ({ readonly state: 'checkFailed'; readonly diagnosis: Diagnosis } & Try)
  /** With what the test found, where there was one. */
  | ({ readonly state: 'submitting'; readonly diagnosis: Diagnosis | null } & Try)
  | ({
      readonly state: 'created'
      readonly key: ApiKey
      readonly secret: Secret | null
      /** It was left before the secret was kept, and is shown again. */
      readonly resumed: boolean
    } & Base)

/** What would send a request. Without a connection nothing is sent or queued; the error `offline` says so. */
interface Sending {
  /** @default true */
  readonly online?: boolean
}

export type CreateEvent =
  | { readonly type: 'open' }
  /** The form changed. */
  | { readonly type: 'edit' }
  /** `intent` is used only where the state holds none. */
  | ({ readonly type: 'submit'; readonly draft: ApiKeyDraft; readonly intent: string; readonly check: boolean } & Sending)
  | { readonly type: 'check'; readonly session: number; readonly check: CheckResult }
  | ({ readonly type: 'checked'; readonly session: number; readonly diagnosis: Diagnosis } & Sending)
  | ({ readonly type: 'saveAnyway' } & Sending)
  | { readonly type: 'back' }
  | { readonly type: 'created'; readonly session: number; readonly key: ApiKey; readonly secret: Secret | null }
  /** Shows again what another showing was left with. */
  | { readonly type: 'resume'; readonly key: ApiKey; readonly secret: Secret }
  | { readonly type: 'failed'; readonly session: number; readonly error: ApiKeyError }
  /** The user says that the key is kept, or there is no secret to keep. */
  | { readonly type: 'acknowledge' }
  | { readonly type: 'close' }

export const initialCreateState: CreateState = { state: 'idle', session: 0, unresolved: false }

const editing = (
  { session, uncertain, unresolved }: Form,
  intent: string | null = null,
  error: ApiKeyError | null = null,
): CreateState => ({ state: 'editing', session, intent, error, uncertain, unresolved })

const tryOf = ({ session, intent, draft, uncertain, unresolved }: Try): Try => ({ session, intent, draft, uncertain, unresolved })

const send = (from: Try, { online = true }: Sending, diagnosis: Diagnosis | null): CreateState =>
  online ? { state: 'submitting', ...tryOf(from), diagnosis } : editing(from, from.intent, new ApiKeyError('offline'))

/** Without the intent nothing can be tried again. */
const givenUp = (state: CreateState): boolean => state.unresolved || ('uncertain' in state && state.uncertain)

/** The next state; the same object where the event means nothing in this state. */
export function createReducer(state: CreateState, event: CreateEvent): CreateState {
  const { session } = state
  switch (event.type) {
    case 'open':
      return state.state === 'idle' ? editing({ session: session + 1, uncertain: false, unresolved: false }) : state
    case 'edit':
      return state.state === 'editing' && (state.intent !== null || state.error !== null)
        ? editing({ session, uncertain: false, unresolved: givenUp(state) })
        : state
    case 'submit': {
      if (state.state !== 'editing') return state
      const from = tryOf({ ...state, intent: state.intent ?? event.intent, draft: event.draft })
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
      return state.state === 'checking' || state.state === 'checkFailed'
        ? editing({ ...state, session: session + 1 }, state.intent)
        : state
    case 'created':
      return state.state === 'submitting' && event.session === session
        ? { state: 'created', session, key: event.key, secret: event.secret, resumed: false, unresolved: state.unresolved }
        : state
    case 'resume':
      return state.state === 'idle'
        ? { ...state, state: 'created', session: session + 1, key: event.key, secret: event.secret, resumed: true }
        : state
    case 'failed': {
      if ((state.state !== 'checking' && state.state !== 'submitting') || event.session !== session) return state
      const { error } = event
      // Once uncertain, always: a later refusal of the same intent says nothing about the earlier try.
      const uncertain = state.uncertain || (state.state === 'submitting' && outcomeUnknown(error))
      return editing({ ...state, uncertain }, state.intent, error)
    }
    case 'acknowledge':
      return state.state === 'created' ? { state: 'idle', session, unresolved: state.unresolved } : state
    case 'close':
      return state.state !== 'idle' && mayClose(state) ? { state: 'idle', session, unresolved: givenUp(state) } : state
  }
}
