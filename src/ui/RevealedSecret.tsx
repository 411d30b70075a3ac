import { useEffect, useId, useState } from 'react'
import { useDirection } from '../headless/useDirection'
import type { RevealSecret } from '../headless/useRevealSecret'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { checkIcon, copyIcon, expandIcon } from './icons'
import type { SecretUses } from './SecretUses'
import { unrecorded } from './unrecorded'

export interface RevealedSecretProps {
  readonly reveal: RevealSecret
  readonly name: string
  readonly endpoint: string | undefined
}

const fetchUses = () => import('./SecretUses')

/** The secret as text that can be selected, a copy button that does not say more than it knows, and what else keeps it. */
export function RevealedSecret({ reveal, name, endpoint }: RevealedSecretProps) {
  const { state, shownIn, copy, downloaded, keep } = reveal
  const { t, problem, join } = useWords()
  const { ref, dir } = useDirection()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [Uses, setUses] = useState<typeof SecretUses | 'failed' | null>(null)

  useEffect(() => {
    shownIn.current?.focus()
    // Likely to be wanted; a failure is told when it is.
    fetchUses().catch(() => undefined)
  }, [shownIn])

  if (state.state !== 'shown') return null

  const toggle = () => {
    setOpen(!open)
    if (open || typeof Uses === 'function') return
    setUses(null)
    fetchUses().then(
      (fetched) => setUses(() => fetched.SecretUses),
      () => {
        setUses('failed')
        setOpen(false)
      },
    )
  }
  const outcome = () => {
    if (Uses === 'failed') {
      const { what, next } = problem({ code: 'network' })
      return join(what, next)
    }
    if (state.copy.state === 'failed') return t('reveal.copyFailed')
    return state.copy.state === 'copied' ? t('reveal.copied') : ''
  }

  return (
    <div ref={ref} className="kr-reveal">
      <p className="kr-field-label" id={id}>
        {t('reveal.key')}
      </p>
      <div className="kr-reveal-row">
        {/* Text, not an input: the `value` of an input would be an attribute. Focusable, so that it is read and can be scrolled. */}
        <code
          {...unrecorded}
          className={`kr-reveal-secret ${unrecorded.className}`}
          dir="ltr"
          role="textbox"
          aria-readonly="true"
          aria-labelledby={id}
          tabIndex={0}
          ref={shownIn}
        >
          {state.secret.reveal()}
        </code>
        <Button
          look="primary"
          icon={state.copy.state === 'copied' ? checkIcon : copyIcon}
          busy={state.copy.state === 'copying'}
          onClick={copy}
        >
          {t(state.copy.state === 'copied' ? 'reveal.copied' : 'reveal.copy')}
        </Button>
      </div>
      <p className="kr-reveal-outcome" role="status" data-state={Uses === 'failed' ? 'failed' : state.copy.state}>
        {outcome()}
      </p>
      <Button
        look="quiet"
        className="kr-reveal-more"
        icon={expandIcon}
        aria-expanded={open}
        busy={open && Uses === null}
        onClick={toggle}
      >
        {t('reveal.uses')}
      </Button>
      {open && typeof Uses === 'function' && (
        <Uses secret={state.secret} name={name} endpoint={endpoint} dir={dir} onDownload={downloaded} />
      )}
      <label className="kr-check">
        <input type="checkbox" checked={state.kept} onChange={(event) => keep(event.currentTarget.checked)} />
        {t('reveal.kept')}
      </label>
    </div>
  )
}
