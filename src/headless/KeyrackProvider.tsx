import { QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { setNonce } from 'get-nonce'
import { type ReactNode, useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKey } from '../core/model'
import type { RuleOverrides } from '../core/rules'
import { NAMESPACE } from '../i18n/createI18n'
import { rulesFor } from '../i18n/rulesFor'
import { cacheKeyOf } from './cacheKeyOf'
import { type KeyAction, type Keyrack, KeyrackContext, type KeyrackEvent, type Notice } from './keyrackContext'
import { usePatternCheck } from './usePatternCheck'
import type { UnkeptKeys } from './unkeptKeys'
import { useLanguage } from './useLanguage'
import { createWords } from './words'

export interface KeyrackProviderProps {
  /** Where keys are read from and written to. */
  readonly adapter: ApiKeyAdapter
  readonly children?: ReactNode
  /** BCP 47 tag: `en-GB` has English words, and British dates. @default the language of `i18n`, else English */
  readonly language?: string
  /**
   * The host's i18next: its language is followed, its own words in the namespace `keyrack` win over ours, and `rules` in its
   * bundles of that namespace hold like the prop. It is not changed.
   */
  readonly i18n?: i18n
  /** The host's TanStack Query client. @default a private one */
  readonly queryClient?: QueryClient
  /** Rules of the host's own; they may only be stricter than the locale's. */
  readonly rules?: RuleOverrides
  /** Milliseconds since the epoch, for a server-rendered page or a fixed picture. @default the clock */
  readonly now?: number
  /** IANA name of the zone in which days and times are shown and chosen, such as `Europe/Vienna`. @default that of the browser */
  readonly timeZone?: string
  /**
   * Whether the user may do something. What is `false` is not offered. What is a sentence, in the user's language, is shown with
   * that sentence beside it and cannot be pressed: it says why not, and whom to ask. @default everything
   */
  readonly can?: (action: KeyAction, key?: ApiKey) => boolean | string
  /** Shows a message outside our components, as a toast for instance. */
  readonly onNotify?: (notice: Notice) => void
  /** Takes events for telemetry. */
  readonly onEvent?: (event: KeyrackEvent) => void
  /**
   * Asks the user to sign in again, beside what is open: called once for each action that failed because nobody is signed
   * in (`unauthorized`). What was entered is kept, and the next press sends the same request.
   */
  readonly onSignInNeeded?: () => void
  /** Where dialogs and menus are rendered: an element inside of what carries your theme. @default the body */
  readonly portalContainer?: HTMLElement | null
  /** Nonce of the page's content security policy, for parts of Radix that you add and that make a style element; ours make none. */
  readonly nonce?: string
}

const always = () => true

/** Gives the components below it their adapter, words, rules and cache. It renders no element of its own. */
export function KeyrackProvider(props: KeyrackProviderProps) {
  const {
    adapter,
    children,
    language: wanted,
    i18n: host,
    rules: overrides,
    now,
    timeZone,
    can = always,
    nonce,
    portalContainer = null,
  } = props
  if (adapter === undefined || typeof adapter.list !== 'function')
    throw new TypeError(
      'keyrack: KeyrackProvider needs an `adapter` with at least `list` and `create`, or there is nowhere to read keys from. Pass memoryAdapter() or httpAdapter({ baseUrl }). See docs/errors/no-adapter.md',
    )

  // A private cache, so that ours never mixes with the host's.
  const [ownClient] = useState(() => new QueryClient())
  const queryClient = props.queryClient ?? ownClient
  const unkept = useRef<UnkeptKeys>(null)
  const { i18n, language, regional, rules: hostRules } = useLanguage(wanted, host)
  const { t } = useTranslation(NAMESPACE, { i18n })
  const words = useMemo(() => createWords(t, language, regional, timeZone), [t, language, regional, timeZone])

  // A host may write `rules={{ … }}` inline: only a change of content compiles anew.
  const setsJson = JSON.stringify({ ...JSON.parse(hostRules), rules: overrides ?? {} })
  const { rules, loosened } = useMemo(() => rulesFor(language, JSON.parse(setsJson)), [language, setsJson])
  usePatternCheck(setsJson)

  // Radix's scroll lock, in a modal of the host's own, makes a style element with what get-nonce has by then.
  useInsertionEffect(() => {
    if (nonce !== undefined) setNonce(nonce)
  }, [nonce])

  const callbacks = useRef(props)
  useEffect(() => {
    callbacks.current = props
  })
  useEffect(() => {
    if (loosened.length > 0) callbacks.current.onEvent?.({ code: 'rulesLoosened', paths: loosened.map(({ path }) => path) })
  }, [loosened])

  const keyrack = useMemo<Keyrack>(
    () => ({
      adapter,
      words,
      rules,
      queryClient,
      cacheKey: cacheKeyOf(adapter),
      now,
      timeZone,
      unkept,
      portalContainer,
      // A sentence is a refusal, and truthy: nothing but `true` allows.
      can: (action, key) => can(action, key) === true,
      refusal: (action, key) => {
        const answer = can(action, key)
        return typeof answer === 'string' && answer !== '' ? answer : null
      },
      notify: (notice) => callbacks.current.onNotify?.(notice),
      report: (event) => callbacks.current.onEvent?.(event),
      reportFailure: ({ code }, keyId) => {
        callbacks.current.onEvent?.(keyId === undefined ? { code } : { code, keyId })
        if (code === 'unauthorized') callbacks.current.onSignInNeeded?.()
      },
    }),
    [adapter, words, rules, queryClient, now, timeZone, portalContainer, can],
  )

  return <KeyrackContext.Provider value={keyrack}>{children}</KeyrackContext.Provider>
}
