import type { ApiKeyDraft } from './adapter'
import type { Diagnosis } from './diagnosis'
import type { ApiKeyError } from './errors'
import type { ApiKey } from './model'
import type { Secret } from './secret'

/**
 * The life of one new key, from the open form to the key that the user has kept:
 *
 * ```
 * idle ─► editing ─► checking ─► checkFailed ─► submitting ─► created{secret} ─► idle
 *            ▲          └────────────────────────┘   │
 *            └────────────── failed, cancelled ──────┘
 * ```
 *
 * `session` numbers the openings and, within one, the tries that were broken off, so that a late answer of one never
 * touches the next. `intent` names one user action:
 * it survives a failed try and is dropped as soon as the form changes, so that a retry of the same draft is the same
 * request and another draft never is.
 */
export type CreateState =
  | { readonly state: 'idle'; readonly session: number }
  | { readonly state: 'editing'; readonly session: number; readonly intent: string | null; readonly error: ApiKeyError | null }
  | { readonly state: 'checking'; readonly session: number; readonly intent: string; readonly draft: ApiKeyDraft }
  | {
      readonly state: 'checkFailed'
      readonly session: number
      readonly intent: string
      readonly draft: ApiKeyDraft
      readonly diagnosis: Diagnosis
    }
  | { readonly state: 'submitting'; readonly session: number; readonly intent: string; readonly draft: ApiKeyDraft }
  | { readonly state: 'created'; readonly session: number; readonly key: ApiKey; readonly secret: Secret | null }

export type CreateEvent =
  | { readonly type: 'open' }
  /** The form changed. */
  | { readonly type: 'edit' }
  /** `intent` is used only where the state holds none. */
  | { readonly type: 'submit'; readonly draft: ApiKeyDraft; readonly intent: string; readonly check: boolean }
  | { readonly type: 'checked'; readonly session: number; readonly diagnosis: Diagnosis }
  | { readonly type: 'saveAnyway' }
  | { readonly type: 'back' }
  | { readonly type: 'created'; readonly session: number; readonly key: ApiKey; readonly secret: Secret | null }
  | { readonly type: 'failed'; readonly session: number; readonly error: ApiKeyError }
  /** The user says that the key is kept, or there is no secret to keep. */
  | { readonly type: 'acknowledge' }
  | { readonly type: 'close' }

export const initialCreateState: CreateState = { state: 'idle', session: 0 }

const editing = (session: number, intent: string | null, error: ApiKeyError | null = null): CreateState => ({
  state: 'editing',
  session,
  intent,
  error,
})

/** Whether the dialog may close now: not while a key is being made, and not before a shown secret is acknowledged. */
export function mayClose(state: CreateState): boolean {
  return state.state !== 'submitting' && !(state.state === 'created' && state.secret !== null)
}

/** The next state; the same object where the event means nothing in this state. */
export function createReducer(state: CreateState, event: CreateEvent): CreateState {
  const { session } = state
  switch (event.type) {
    case 'open':
      return state.state === 'idle' ? editing(session + 1, null) : state
    case 'edit':
      return state.state === 'editing' && (state.intent !== null || state.error !== null) ? editing(session, null) : state
    case 'submit': {
      if (state.state !== 'editing') return state
      const intent = state.intent ?? event.intent
      return { state: event.check ? 'checking' : 'submitting', session, intent, draft: event.draft }
    }
    case 'checked': {
      if (state.state !== 'checking' || event.session !== session) return state
      const { intent, draft } = state
      return event.diagnosis.ok
        ? { state: 'submitting', session, intent, draft }
        : { state: 'checkFailed', session, intent, draft, diagnosis: event.diagnosis }
    }
    case 'saveAnyway':
      return state.state === 'checkFailed' ? { state: 'submitting', session, intent: state.intent, draft: state.draft } : state
    case 'back':
      return state.state === 'checking' || state.state === 'checkFailed' ? editing(session + 1, state.intent) : state
    case 'created':
      return state.state === 'submitting' && event.session === session
        ? { state: 'created', session, key: event.key, secret: event.secret }
        : state
    case 'failed':
      return (state.state === 'checking' || state.state === 'submitting') && event.session === session
        ? editing(session, state.intent, event.error)
        : state
    case 'acknowledge':
      return state.state === 'created' ? { state: 'idle', session } : state
    case 'close':
      return state.state !== 'idle' && mayClose(state) ? { state: 'idle', session } : state
  }
}
