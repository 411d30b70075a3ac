import type { Scope } from '../core/scopes'
import { useWords } from '../headless/useWords'

const WORDS = { read: 'scopes.read', write: 'scopes.writeOnly' } as const

/** What the host calls a scope, and its level where that alone tells it from another one. */
export function ScopeLabel({ scope, level }: { readonly scope: Scope; readonly level: 'read' | 'write' | null }) {
  const { t } = useWords()
  return (
    <span>
      <span dir="auto">{scope.label}</span>
      {level !== null && ` (${t(WORDS[level])})`}
    </span>
  )
}
