import type { QueryClient } from '@tanstack/react-query'
import { createContext } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKeyError, Code } from '../core/errors'
import type { ApiKey } from '../core/model'
import type { Rules } from '../core/rules'
import type { UnkeptKeys } from './unkeptKeys'
import type { Words } from './words'

/** What a user may be allowed to do; the adapter's methods that change something, and `test`. */
export type KeyAction = 'create' | 'update' | 'rotate' | 'disable' | 'enable' | 'revoke' | 'delete' | 'test'

/**
 * Something to tell the user outside our components: a success, or a warning about what was left behind. What failed is
 * said where it was tried. `message` is in the user's language.
 */
export interface Notice extends Code {
  readonly kind: 'success' | 'warning'
  readonly message: string
}

/** Something for the host's telemetry: codes and ids, never a value that a user typed. */
export interface KeyrackEvent extends Code {
  readonly keyId?: string
  /** Paths of rules that an override tried to weaken. */
  readonly paths?: readonly string[]
}

export interface Keyrack {
  readonly adapter: ApiKeyAdapter
  readonly words: Words
  readonly rules: Rules
  readonly queryClient: QueryClient
  /** Root of the query keys of this adapter. */
  readonly cacheKey: readonly [string, number]
  /** Keys that were shown and not kept, for the next showing. */
  readonly unkept: { current: UnkeptKeys | null }
  /** Where dialogs and menus are rendered; null for the body. */
  readonly portalContainer: HTMLElement | null
  /** Milliseconds since the epoch when the host fixed the time, else undefined. */
  readonly now: number | undefined
  /** IANA name of the zone in which days are chosen; undefined for that of the browser. */
  readonly timeZone: string | undefined
  /** Whether the user may do something. */
  readonly can: (action: KeyAction, key?: ApiKey) => boolean
  /** The host's sentence why not, where it has one: what is refused with it is offered all the same, and cannot be pressed. */
  readonly refusal: (action: KeyAction, key?: ApiKey) => string | null
  readonly notify: (notice: Notice) => void
  readonly report: (event: KeyrackEvent) => void
  /** Reports what an action of the user failed with, and has the host ask to sign in where that is what is missing. */
  readonly reportFailure: (error: ApiKeyError, keyId?: string) => void
}

export const KeyrackContext = createContext<Keyrack | null>(null)
