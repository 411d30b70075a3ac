import type { i18n } from 'i18next'
import { NAMESPACE } from './createI18n'

/** Rule sets as data, by the path that reports name them with. */
export type RuleSets = Readonly<Record<string, unknown>>

/**
 * The `rules` that a host put into its i18next's bundles of the namespace `keyrack`, in the languages of the moment: that
 * of the components, that of the host, and those that it falls back on. Read as data, never through `t()`.
 */
export function hostRules(host: i18n | undefined, languages: readonly string[]): RuleSets {
  const tags = new Set([...languages, ...(host?.languages ?? [])])
  return Object.fromEntries(
    [...tags].flatMap((tag) => {
      const bundle = host?.getResourceBundle(tag, NAMESPACE) as { readonly rules?: unknown } | undefined
      return bundle?.rules === undefined ? [] : [[`i18n.${tag}.${NAMESPACE}.rules`, bundle.rules]]
    }),
  )
}
