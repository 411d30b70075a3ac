import { type ReactNode, useState } from 'react'
import type { Secret } from '../core/secret'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { SecretReveal } from './SecretReveal'

export interface RevealViewProps {
  readonly secret: Secret
  /** The user says that the secret is kept. */
  readonly onDone: () => void
  /** Below the secret. */
  readonly children?: ReactNode
}

/** Body and footer of a dialog that shows a secret this once. Done before the secret is kept says what is missing. */
export function RevealView({ secret, onDone, children }: RevealViewProps) {
  const { t } = useWords()
  const [kept, setKept] = useState(false)
  const [guarded, setGuarded] = useState(false)
  return (
    <>
      <div className="kr-dialog-body">
        <SecretReveal secret={secret} kept={kept} onKeptChange={setKept} />
        {children}
      </div>
      <footer className="kr-dialog-footer">
        <p className="kr-dialog-progress" role="alert">
          {guarded && !kept && t('reveal.guard')}
        </p>
        <Button look={kept ? 'primary' : 'secondary'} onClick={() => (kept ? onDone() : setGuarded(true))}>
          {t('reveal.done')}
        </Button>
      </footer>
    </>
  )
}
