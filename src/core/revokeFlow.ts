import { ApiKeyError } from './errors'
import { outcomeUnknown } from './outcomeUnknown'
import { sameWord } from './sameWord'

/** What stops a key. */
export type RevokeAction = 'revoke' | 'delete' | 'disable'

interface Base {
  readonly session: number
}

interface Question extends Base {
  readonly action: RevokeAction
  /** For the audit log. */
  readonly reason: string
  /** The word that must be typed before; null where none is asked for. */
  readonly needsWord: string | null
  readonly typed: string
  /** BCP 47 tag of the language by whose letters the word is compared. */
  readonly language: string
  /** A request may have been carried out although it failed. */
  readonly uncertain: boolean
}

/**
 * How a key is stopped: `idle ─► confirming ─► submitting ─► done`, and from `submitting` back to `confirming` with what
 * failed.
 *
 * `intent` names one user action and survives a failed try; another reason is another request. Where the answer to an
 * earlier try was lost, one that says that there is nothing left to stop is the success of that try.
 */
export type RevokeState =
  | ({ readonly state: 'idle' } & Base)
  | ({ readonly state: 'confirming'; readonly intent: string | null; readonly error: ApiKeyError | null } & Question)
  | ({ readonly state: 'submitting'; readonly intent: string } & Question)
  | ({ readonly state: 'done'; readonly action: RevokeAction } & Base)

export type RevokeEvent =
  | {
      readonly type: 'open'
      readonly action: RevokeAction
      /** @default none */
      readonly needsWord?: string | null
      /** Of the word. @default 'en' */
      readonly language?: string
    }
  | { readonly type: 'reason'; readonly reason: string }
  | { readonly type: 'type'; readonly typed: string }
  /** `intent` is used only where the state holds none. Without a connection nothing is sent or queued. */
  | { readonly type: 'confirm'; readonly intent: string; readonly online?: boolean }
  | { readonly type: 'done'; readonly session: number }
  | { readonly type: 'failed'; readonly session: number; readonly error: ApiKeyError }
  | { readonly type: 'close' }

export const initialRevokeState: RevokeState = { state: 'idle', session: 0 }

/** Whether nothing is missing that was asked for. */
export function mayConfirm(state: RevokeState): boolean {
  if (state.state !== 'confirming') return false
  const { needsWord, typed, language } = state
  return needsWord === null || sameWord(typed, needsWord, language)
}

/** Whether a failure says that the key is stopped already. What is deleted twice is deleted, with no answer lost. */
const isDone = ({ action, uncertain }: Question, { code }: ApiKeyError): boolean =>
  action === 'delete' ? code === 'notFound' : uncertain && (code === 'notFound' || code === 'state')

/** The next state; the same object where the event means nothing in this state. */
export function revokeReducer(state: RevokeState, event: RevokeEvent): RevokeState {
  const { session } = state
  switch (event.type) {
    case 'open': {
      if (state.state !== 'idle') return state
      const { action, needsWord = null, language = 'en' } = event
      const question = { action, needsWord, language, reason: '', typed: '', uncertain: false }
      return { state: 'confirming', session: session + 1, intent: null, error: null, ...question }
    }
    case 'reason':
      return state.state === 'confirming' && event.reason !== state.reason
        ? { ...state, reason: event.reason, intent: null, error: null }
        : state
    case 'type':
      return state.state === 'confirming' ? { ...state, typed: event.typed } : state
    case 'confirm': {
      if (state.state !== 'confirming' || !mayConfirm(state)) return state
      const intent = state.intent ?? event.intent
      if (event.online === false) return { ...state, intent, error: new ApiKeyError('offline') }
      const { error: _, ...question } = state
      return { ...question, state: 'submitting', intent }
    }
    case 'done':
      return state.state === 'submitting' && event.session === session ? { state: 'done', session, action: state.action } : state
    case 'failed': {
      if (state.state !== 'submitting' || event.session !== session) return state
      const { error } = event
      if (isDone(state, error)) return { state: 'done', session, action: state.action }
      return { ...state, state: 'confirming', error, uncertain: state.uncertain || outcomeUnknown(error) }
    }
    case 'close':
      return state.state === 'confirming' || state.state === 'done' ? { state: 'idle', session } : state
  }
}
