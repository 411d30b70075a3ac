import type { Secret } from './secret'

/**
 * Why the browser did not copy.
 *
 * | reason | meaning |
 * |---|---|
 * | `insecure` | the page came without https, so there is no clipboard |
 * | `missing` | the browser has no clipboard that can be written to |
 * | `timeout` | the clipboard did not answer |
 * | `unfocused` | the page has not the focus |
 * | `frame` | the page is inside a frame that may not copy |
 * | `denied` | the browser, or the user, refused |
 */
export type CopyFailure = 'denied' | 'missing' | 'timeout' | 'insecure' | 'unfocused' | 'frame'

export type CopyProgress =
  | { readonly state: 'idle' }
  | { readonly state: 'copying'; readonly attempt: number }
  | { readonly state: 'copied' }
  | { readonly state: 'failed'; readonly reason: CopyFailure }

/** What ends other dialogs and does not end the one showing of a secret. */
export type Dismissal =
  | 'outsidePointer'
  | 'escape'
  | 'imeEscape'
  | 'back'
  | 'routeChange'
  | 'rerender'
  | 'localeSwitch'
  | 'themeSwitch'
  | 'hostClose'

interface Base {
  /** Number of the latest try to copy. It never comes back, so that a late answer is not taken for that of a later try. */
  readonly attempt: number
}

/**
 * The one showing of a secret:
 *
 * ```
 * hidden ─► shown{secret} ─► acknowledged
 * ```
 *
 * It ends by two deliberate steps and by nothing else: the secret was copied, downloaded or said to be kept, and then
 * `done`. Any other try to end it sets `guarded`, so that the reason can be said. Only `shown` holds the secret.
 */
export type RevealState =
  | ({ readonly state: 'hidden' } & Base)
  | ({
      readonly state: 'shown'
      readonly secret: Secret
      readonly copy: CopyProgress
      /** At least once, whatever became of later tries. */
      readonly copied: boolean
      readonly downloaded: boolean
      /** The user says that the secret is kept. */
      readonly kept: boolean
      /** Something tried to end the showing too early; until the next step towards its end. */
      readonly guarded: boolean
    } & Base)
  | ({ readonly state: 'acknowledged' } & Base)

export type RevealEvent =
  | { readonly type: 'show'; readonly secret: Secret }
  /** A try to copy begins; its number is `attempt` of the next state. */
  | { readonly type: 'copy' }
  | { readonly type: 'copied'; readonly attempt: number }
  | { readonly type: 'copyFailed'; readonly attempt: number; readonly reason: CopyFailure }
  | { readonly type: 'downloaded' }
  | { readonly type: 'keep'; readonly kept: boolean }
  | { readonly type: 'dismiss'; readonly by: Dismissal }
  | { readonly type: 'done' }

export const initialRevealState: RevealState = { state: 'hidden', attempt: 0 }

/** Whether `done` ends the showing. */
export function mayFinish(state: RevealState): boolean {
  return state.state === 'shown' && (state.copied || state.downloaded || state.kept)
}

/** The next state; the same object where the event means nothing in this state. */
export function revealReducer(state: RevealState, event: RevealEvent): RevealState {
  const { attempt } = state
  if (state.state !== 'shown') {
    if (event.type !== 'show') return state
    const { secret } = event
    const unmarked = { copied: false, downloaded: false, kept: false, guarded: false }
    return { state: 'shown', attempt, secret, copy: { state: 'idle' }, ...unmarked }
  }
  switch (event.type) {
    case 'show':
      // Another one must not push aside what nobody has kept.
      return state
    case 'copy':
      return { ...state, attempt: attempt + 1, copy: { state: 'copying', attempt: attempt + 1 } }
    case 'copied':
    case 'copyFailed':
      if (state.copy.state !== 'copying' || event.attempt !== state.copy.attempt) return state
      return event.type === 'copied'
        ? { ...state, copy: { state: 'copied' }, copied: true, guarded: false }
        : { ...state, copy: { state: 'failed', reason: event.reason } }
    case 'downloaded':
      return { ...state, downloaded: true, guarded: false }
    case 'keep':
      return { ...state, kept: event.kept, guarded: state.guarded && !event.kept }
    case 'done':
      return mayFinish(state) ? { state: 'acknowledged', attempt } : { ...state, guarded: true }
    case 'dismiss':
      return { ...state, guarded: true }
  }
}
