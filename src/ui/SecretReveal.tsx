import type { Secret } from '../core/secret'
import { useDirection } from '../headless/useDirection'
import { useRevealSecret } from '../headless/useRevealSecret'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { RevealedSecret } from './RevealedSecret'

export interface SecretRevealProps {
  /** The one showing of it ends with `onDone`; another secret is shown after that. */
  readonly secret: Secret
  /** Name of the key; files and variables are named after it. @default '' */
  readonly name?: string
  /** Address that the examples call with the key. @default 'https://api.example.com' */
  readonly endpoint?: string
  /** Called when the user copied, downloaded or otherwise kept the secret, and says so. Take it off the page then. */
  readonly onDone: () => void
}

/** A secret, this once: to be copied, downloaded or put to use, until the user has kept it and says so. */
export function SecretReveal({ secret, name = '', endpoint, onDone }: SecretRevealProps) {
  const { t } = useWords()
  const { ref, dir } = useDirection()
  const reveal = useRevealSecret(secret)
  const { state, finishable, done } = reveal
  if (state.state !== 'shown') return null
  return (
    <div ref={ref} dir={dir} className="kr-scope kr-reveal-alone">
      <RevealedSecret reveal={reveal} name={name} endpoint={endpoint} />
      <div className="kr-reveal-end">
        <p className="kr-reveal-guard" role="alert">
          {state.guarded && t('reveal.guard')}
        </p>
        <Button look={finishable ? 'primary' : 'secondary'} onClick={() => done() && onDone()}>
          {t('reveal.done')}
        </Button>
      </div>
    </div>
  )
}
