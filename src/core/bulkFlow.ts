import type { ApiKeyError, ErrorCode } from './errors'

/** What can be done to many keys at once. `expiry` and `application` are changes of these fields. */
export type BulkAction = 'rotate' | 'disable' | 'enable' | 'revoke' | 'delete' | 'expiry' | 'application'

export interface BulkTarget {
  readonly id: string
  /** As it was when the key was chosen. */
  readonly name: string
}

/** A key that is left out: its state does not allow the action, the user may not do it, or the adapter cannot. */
export interface BulkSkipped extends BulkTarget {
  readonly reason: 'state' | 'forbidden' | 'unsupported'
}

export interface BulkItem extends BulkTarget {
  /** Idempotency key of what is asked for this key, the same in each retry. */
  readonly intent: string
}

export interface BulkFailure extends BulkItem {
  readonly code: ErrorCode
}

/** How it went with one key; `null` where it is done. */
export interface BulkResult {
  readonly id: string
  readonly code: ErrorCode | null
}

interface Base {
  /** Grows with each reading and each run, so that the answers of an earlier one are known. */
  readonly run: number
}

interface Started extends Base {
  readonly action: BulkAction
}

interface Work extends Started {
  /** `done`, `failed` and `remaining` together, in all runs. */
  readonly total: number
  readonly skipped: readonly BulkSkipped[]
  readonly done: readonly string[]
  readonly failed: readonly BulkFailure[]
  readonly remaining: readonly BulkItem[]
}

/**
 * How an action on many keys goes: `idle ─► (collecting ─►) confirming ─► running ─► finished`, and by `retry` from
 * `finished` back to `running` with those that failed or remained. All pages of what is listed are read in `collecting`;
 * where that fails, `retry` begins it anew.
 */
export type BulkState =
  | ({ readonly state: 'idle' } & Base)
  | ({ readonly state: 'collecting'; readonly found: number } & Started)
  | ({ readonly state: 'collectFailed'; readonly error: ApiKeyError } & Started)
  | ({
      readonly state: 'confirming'
      readonly targets: readonly BulkTarget[]
      readonly skipped: readonly BulkSkipped[]
    } & Started)
  | ({
      readonly state: 'running'
      /** Name of the key that was begun last. */
      readonly current: string | null
      /** Seconds for which the service wants to be left alone, while it does. */
      readonly pausedFor: number | null
      /** What is under way is waited for, and nothing more is begun. */
      readonly cancelling: boolean
    } & Work)
  | ({
      readonly state: 'finished'
      readonly cancelled: boolean
      /** Why some remain that nobody cancelled: the user is signed out, the connection or the patience of the service is gone. */
      readonly stopped: ErrorCode | null
    } & Work)

export type BulkEvent =
  /** All that match are to be read first. */
  | { readonly type: 'collect'; readonly action: BulkAction }
  | { readonly type: 'found'; readonly run: number; readonly count: number }
  | ({ readonly type: 'collected'; readonly run: number } & Chosen)
  | { readonly type: 'collectFailed'; readonly run: number; readonly error: ApiKeyError }
  /** With keys that are at hand. */
  | ({ readonly type: 'open'; readonly action: BulkAction } & Chosen)
  /** `intent` is 1–240 visible ASCII characters; that of each key is made of it. */
  | { readonly type: 'confirm'; readonly intent: string }
  | {
      readonly type: 'progress'
      readonly run: number
      /** Since the last one. */
      readonly results: readonly BulkResult[]
      readonly current: string | null
      readonly pausedFor: number | null
    }
  | { readonly type: 'ended'; readonly run: number; readonly stopped: ErrorCode | null }
  | { readonly type: 'cancel' }
  | { readonly type: 'retry' }
  | { readonly type: 'close' }

interface Chosen {
  readonly targets: readonly BulkTarget[]
  /** @default none */
  readonly skipped?: readonly BulkSkipped[]
}

export const initialBulkState: BulkState = { state: 'idle', run: 0 }

/** Pages move while they are read: a key may be on two of them. */
const onceEach = <Target extends BulkTarget>(targets: readonly Target[]): Target[] => [
  ...new Map(targets.map((target) => [target.id, target])).values(),
]

const chosen = ({ targets, skipped = [] }: Chosen) => ({ targets: onceEach(targets), skipped: onceEach(skipped) })

/** The next state; the same object where the event means nothing in this state. */
export function bulkReducer(state: BulkState, event: BulkEvent): BulkState {
  const { run } = state
  if ('run' in event && event.run !== run) return state
  switch (event.type) {
    case 'collect':
      return state.state === 'idle' ? { state: 'collecting', run: run + 1, action: event.action, found: 0 } : state
    case 'found':
      return state.state === 'collecting' ? { ...state, found: event.count } : state
    case 'collected':
      return state.state === 'collecting' ? { state: 'confirming', run, action: state.action, ...chosen(event) } : state
    case 'collectFailed':
      return state.state === 'collecting' ? { state: 'collectFailed', run, action: state.action, error: event.error } : state
    case 'open':
      return state.state === 'idle' ? { state: 'confirming', run: run + 1, action: event.action, ...chosen(event) } : state
    case 'confirm': {
      if (state.state !== 'confirming' || state.targets.length === 0) return state
      const { action, targets, skipped } = state
      const remaining = targets.map(({ id, name }, index) => ({ id, name, intent: `${event.intent}.${index}` }))
      return running({ action, total: targets.length, skipped, done: [], failed: [], remaining, run })
    }
    case 'progress':
      return state.state === 'running'
        ? { ...state, ...settled(state, event.results), current: event.current, pausedFor: event.pausedFor }
        : state
    case 'ended': {
      if (state.state !== 'running') return state
      const { current: _, pausedFor: __, cancelling, ...work } = state
      return { ...work, state: 'finished', cancelled: cancelling && work.remaining.length > 0, stopped: event.stopped }
    }
    case 'cancel':
      if (state.state === 'collecting') return { state: 'idle', run }
      return state.state === 'running' && !state.cancelling ? { ...state, cancelling: true } : state
    case 'retry': {
      if (state.state === 'collectFailed') return { state: 'collecting', run: run + 1, action: state.action, found: 0 }
      if (state.state !== 'finished') return state
      const { action, total, skipped, done, failed } = state
      const remaining = [...failed.map(({ code: _, ...item }) => item), ...state.remaining]
      return remaining.length === 0 ? state : running({ action, total, skipped, done, failed: [], remaining, run: run + 1 })
    }
    case 'close':
      return state.state === 'confirming' || state.state === 'collectFailed' || state.state === 'finished'
        ? { state: 'idle', run }
        : state
  }
}

const running = (work: Work): BulkState => ({
  ...work,
  state: 'running',
  current: work.remaining[0]?.name ?? null,
  pausedFor: null,
  cancelling: false,
})

/** Takes the results of those that remain; of any other key there is nothing to tell. */
function settled({ done, failed, remaining }: Work, results: readonly BulkResult[]): Pick<Work, 'done' | 'failed' | 'remaining'> {
  if (results.length === 0) return { done, failed, remaining }
  const ids = new Set(results.map(({ id }) => id))
  const awaited = new Map(remaining.filter(({ id }) => ids.has(id)).map((item) => [item.id, item]))
  const nowDone = [...done]
  const nowFailed = [...failed]
  for (const { id, code } of results) {
    const item = awaited.get(id)
    // Of a key that is told of twice the first is heard.
    if (item === undefined || !awaited.delete(id)) continue
    if (code === null) nowDone.push(id)
    else nowFailed.push({ ...item, code })
  }
  return { done: nowDone, failed: nowFailed, remaining: remaining.filter(({ id }) => !ids.has(id)) }
}
