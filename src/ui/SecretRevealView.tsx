import type { ReactNode } from 'react'
import type { RevealSecret } from '../headless/useRevealSecret'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { RevealedSecret } from './RevealedSecret'

export interface SecretRevealViewProps {
  /** Whose `dismissalGuard` the dialog has. */
  readonly reveal: RevealSecret
  /** Name of the key. */
  readonly name: string
  readonly endpoint?: string | undefined
  /** Below the secret. */
  readonly children?: ReactNode
  /** Called when the user has kept the secret and says so. */
  readonly onDone: () => void
}

/** Content and footer of a dialog that shows a secret this once. */
export function SecretRevealView({ reveal, name, endpoint, children, onDone }: SecretRevealViewProps) {
  const { t } = useWords()
  const { state, finishable, done } = reveal
  if (state.state !== 'shown') return null
  return (
    <>
      <div className="kr-dialog-body">
        <RevealedSecret reveal={reveal} name={name} endpoint={endpoint} />
        {children}
      </div>
      <footer className="kr-dialog-footer">
        <p className="kr-dialog-progress" role="alert">
          {state.guarded && t('reveal.guard')}
        </p>
        <Button look={finishable ? 'primary' : 'secondary'} onClick={() => done() && onDone()}>
          {t('reveal.done')}
        </Button>
      </footer>
    </>
  )
}
