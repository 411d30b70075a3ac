import { type CheckResult, type Diagnosis, withCheck } from './diagnosis'
import { ApiKeyError } from './errors'
import { mayClose } from './mayClose'
import type { ApiKey } from './model'
import { outcomeUnknown } from './outcomeUnknown'
import type { Secret } from './secret'

/** How a key is to be replaced. */
export interface RotateChoice {
  /** Seconds in which the old key still works. */
  readonly graceSeconds: number
  /** The key that the user brings for a credential; the platform makes that of an issued key. */
  readonly secret?: Secret
}

interface Base {
  readonly session: number
  /** A try whose outcome is not known was given up: the key may have been replaced, and only the list can tell. */
  readonly unresolved: boolean
}

interface Choosing extends Base {
  /** A request with this intent may have been carried out; trying again with the same intent tells. */
  readonly uncertain: boolean
}

interface Try extends Choosing {
  readonly intent: string
  readonly choice: RotateChoice
}

/**
 * How a key is replaced by a new one:
 *
 * ```
 * idle ─► choosing{graceSeconds} ─► checking ─► checkFailed ─► submitting ─► rotated{key, previous, secret} ─► idle
 *            ▲                         └────────────────────────┘   │
 *            └──────────────────── failed, cancelled, offline ──────┘
 * ```
 *
 * `session`, `intent`, `uncertain` and `unresolved` are those of `CreateState`: the same choice tried again is the same
 * request, so that a lost answer is replayed and the key is replaced once.
 */
export type RotateState =
  | ({ readonly state: 'idle' } & Base)
  | ({
      readonly state: 'choosing'
      readonly graceSeconds: number
      readonly intent: string | null
      readonly error: ApiKeyError | null
    } & Choosing)
  /** With what is known so far, in the order of `CHECK_STEPS`; nothing where the adapter does not say. */
  | ({ readonly state: 'checking'; readonly checks: readonly CheckResult[] } & Try)
  | ({ readonly state: 'checkFailed'; readonly diagnosis: Diagnosis } & Try)
  /** With what the test found, where there was one. */
  | ({ readonly state: 'submitting'; readonly diagnosis: Diagnosis | null } & Try)
  | ({
      readonly state: 'rotated'
      readonly key: ApiKey
      /** The replaced key, which works until its `retiresAt`; null where the secret is shown again. */
      readonly previous: ApiKey | null
      /** The new secret of an issued key, this once. */
      readonly secret: Secret | null
      /** It was left before the secret was kept, and is shown again. */
      readonly resumed: boolean
    } & Base)

/** What would send a request. Without a connection nothing is sent or queued; the error `offline` says so. */
interface Sending {
  /** @default true */
  readonly online?: boolean
}

export type RotateEvent =
  | { readonly type: 'open'; readonly graceSeconds: number }
  /** Another grace period. */
  | { readonly type: 'choose'; readonly graceSeconds: number }
  /** The entered key changed. */
  | { readonly type: 'edit' }
  /** `intent` is used only where the state holds none. */
  | ({ readonly type: 'submit'; readonly secret?: Secret; readonly intent: string; readonly check: boolean } & Sending)
  | { readonly type: 'check'; readonly session: number; readonly check: CheckResult }
  | ({ readonly type: 'checked'; readonly session: number; readonly diagnosis: Diagnosis } & Sending)
  | ({ readonly type: 'saveAnyway' } & Sending)
  | { readonly type: 'back' }
  | {
      readonly type: 'rotated'
      readonly session: number
      readonly key: ApiKey
      readonly previous: ApiKey
      readonly secret: Secret | null
    }
  /** Shows again what another showing was left with. */
  | { readonly type: 'resume'; readonly key: ApiKey; readonly secret: Secret }
  | { readonly type: 'failed'; readonly session: number; readonly error: ApiKeyError }
  /** The user says that the key is kept, or there is no secret to keep. */
  | { readonly type: 'acknowledge' }
  | { readonly type: 'close' }

export const initialRotateState: RotateState = { state: 'idle', session: 0, unresolved: false }

const choosing = (
  { session, uncertain, unresolved }: Choosing,
  graceSeconds: number,
  intent: string | null = null,
  error: ApiKeyError | null = null,
): RotateState => ({ state: 'choosing', session, graceSeconds, intent, error, uncertain, unresolved })

const again = (from: Try, error: ApiKeyError | null = null): RotateState =>
  choosing(from, from.choice.graceSeconds, from.intent, error)

const tryOf = ({ session, intent, choice, uncertain, unresolved }: Try): Try => ({
  session,
  intent,
  choice,
  uncertain,
  unresolved,
})

const send = (from: Try, { online = true }: Sending, diagnosis: Diagnosis | null): RotateState =>
  online ? { state: 'submitting', ...tryOf(from), diagnosis } : again(from, new ApiKeyError('offline'))

/** Without the intent nothing can be tried again. */
const givenUp = (state: RotateState): boolean => state.unresolved || ('uncertain' in state && state.uncertain)

/** The next state; the same object where the event means nothing in this state. */
export function rotateReducer(state: RotateState, event: RotateEvent): RotateState {
  const { session } = state
  switch (event.type) {
    case 'open':
      return state.state === 'idle'
        ? choosing({ session: session + 1, uncertain: false, unresolved: false }, event.graceSeconds)
        : state
    case 'choose':
    case 'edit': {
      if (state.state !== 'choosing') return state
      const graceSeconds = event.type === 'choose' ? event.graceSeconds : state.graceSeconds
      const same = graceSeconds === state.graceSeconds
      return same && (event.type === 'choose' || (state.intent === null && state.error === null))
        ? state
        : choosing({ session, uncertain: false, unresolved: givenUp(state) }, graceSeconds)
    }
    case 'submit': {
      if (state.state !== 'choosing') return state
      const { graceSeconds, intent } = state
      const choice = event.secret === undefined ? { graceSeconds } : { graceSeconds, secret: event.secret }
      const from = tryOf({ ...state, intent: intent ?? event.intent, choice })
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
      return state.state === 'checking' || state.state === 'checkFailed' ? again({ ...state, session: session + 1 }) : state
    case 'rotated': {
      if (state.state !== 'submitting' || event.session !== session) return state
      const { key, previous, secret } = event
      return { state: 'rotated', session, key, previous, secret, resumed: false, unresolved: state.unresolved }
    }
    case 'resume': {
      const { key, secret } = event
      return state.state === 'idle'
        ? { ...state, state: 'rotated', session: session + 1, key, previous: null, secret, resumed: true }
        : state
    }
    case 'failed': {
      if ((state.state !== 'checking' && state.state !== 'submitting') || event.session !== session) return state
      const { error } = event
      // Once uncertain, always: a later refusal of the same intent says nothing about the earlier try.
      const uncertain = state.uncertain || (state.state === 'submitting' && outcomeUnknown(error))
      return again({ ...state, uncertain }, error)
    }
    case 'acknowledge':
      return state.state === 'rotated' ? { state: 'idle', session, unresolved: state.unresolved } : state
    case 'close':
      return state.state !== 'idle' && mayClose(state) ? { state: 'idle', session, unresolved: givenUp(state) } : state
  }
}
