import { useEffect, useState } from 'react'
import type { Translate } from '../words/wordsIn'

interface CopyableProps {
  readonly label: string
  readonly value: string
  readonly t: Translate
}

const SHOWN_MS = 2_000

/** A value with a button that copies it and says only then that it did. */
export function Copyable({ label, value, t }: CopyableProps) {
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setOutcome('copied'),
      () => setOutcome('copyFailed'),
    )
  }
  const action = t(outcome ?? 'copy')
  return (
    <div className="copyable">
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <button type="button" onClick={copy} aria-label={t('copyOf', { action, what: label })}>
          {action}
        </button>
      </dd>
    </div>
  )
}
