import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { type ApiKey, endOf, statusOf } from '../core/model'
import { dismissalGuard } from '../headless/dismissalGuard'
import { allowed, type ChangeDetails } from '../headless/part'
import type { RotationSeries } from '../headless/useRotationSeries'
import { useRevealSecret } from '../headless/useRevealSecret'
import { useRotateApiKey } from '../headless/useRotateApiKey'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { WithAdapter } from '../headless/WithAdapter'
import { Button } from './Button'
import { ConnectionCheckView, testOf } from './ConnectionCheckView'
import { DialogShell } from './DialogShell'
import { LostSecretNote } from './LostSecretNote'
import { OldKeyUse } from './OldKeyUse'
import { RotateForm } from './RotateForm'
import { SecretRevealView } from './SecretRevealView'

export type RotateApiKeyReason = 'close' | 'done'

export interface RotateApiKeyDialogProps {
  /** The key that is to be replaced. */
  readonly apiKey: ApiKey
  readonly open: boolean
  readonly onOpenChange: (open: boolean, details: ChangeDetails<RotateApiKeyReason>) => void
  /** Called when the back end has done it, with both keys as they are now. The secret is not among them. */
  readonly onRotated?: ((key: ApiKey, previous: ApiKey) => void) | undefined
  /** Where keys are rotated one after the other: which of how many this is, and what goes on to the next without a change. */
  readonly series?: Pick<RotationSeries, 'at' | 'total' | 'skip'> | undefined
  /** Lets the dialog stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Puts the focus back when the dialog is gone. @default to what had it before */
  readonly restoreFocus?: (() => void) | undefined
}

function Rotation({ apiKey: given, open, onOpenChange, onRotated, series, restoreFocus }: RotateApiKeyDialogProps) {
  const flow = useRotateApiKey(given, onRotated === undefined ? {} : { onRotated })
  const { state, apiKey, open: begin, close } = flow
  const { t, format } = useWords()
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const entry = useRef<HTMLInputElement | null>(null)
  const keep = useCallback((input: HTMLInputElement | null) => void (entry.current = input), [])
  const send = useRef<HTMLButtonElement>(null)
  const harmless = useRef<HTMLButtonElement>(null)

  const expired = statusOf(apiKey, now) === 'expired'
  const latest = useRef({ begin, close, expired })
  useEffect(() => {
    latest.current = { begin, close, expired }
  })
  useEffect(() => {
    // A host that closes it while the key is being replaced does not end the flow: a secret would be lost, and a failure
    // would go unseen. The dialog stays until the flow lets go.
    if (open) latest.current.begin(latest.current.expired ? 0 : undefined)
    else latest.current.close()
  }, [open])

  const view = asking && state.state === 'choosing' ? 'asking' : state.state
  const before = useRef(view)
  useEffect(() => {
    const from = before.current
    before.current = view
    if (view === 'asking' || (view === 'rotated' && from !== 'rotated')) harmless.current?.focus()
    else if (view === 'choosing' && from !== 'idle') (from === 'asking' ? send : entry).current?.focus()
    // The button that said yes is gone.
    else if (from === 'asking') send.current?.focus()
  }, [view])

  const secret = state.state === 'rotated' ? state.secret : null
  const reveal = useRevealSecret(secret)
  const { dismiss } = reveal
  const resumed = state.state === 'rotated' && state.resumed
  useEffect(() => {
    if (resumed) dismiss('routeChange')
  }, [resumed, dismiss])

  if (state.state === 'idle') return null
  const { name } = apiKey
  const end = (reason: RotateApiKeyReason, how: () => unknown) => {
    if (allowed(onOpenChange, false, reason)) how()
  }
  const old = state.state === 'rotated' ? (state.previous ?? (apiKey.id === state.key.id ? null : apiKey)) : null
  const fixed = state.state === 'submitting' || secret !== null
  const submit = () => {
    setAsking(false)
    flow.submit(entry.current?.value)
  }
  const ask = () => {
    if (state.state !== 'choosing') return
    if (!flow.check(entry.current?.value)) {
      const form = send.current?.form
      // After the render that marks what is wrong: the key first, or else where the length is entered.
      setTimeout(() => {
        const wrong = [...(form?.querySelectorAll<HTMLElement>('[aria-invalid="true"]') ?? [])]
        ;(wrong[0] === entry.current ? wrong[0] : wrong.at(-1))?.focus()
      })
      return
    }
    if (state.graceSeconds === 0 && !expired) setAsking(true)
    else submit()
  }
  const graceEnd = (seconds: number) => endOf({ ...apiKey, retiresAt: new Date(now + seconds * 1000).toISOString() })
  const sentence = (seconds: number): string => {
    if (expired) return t('rotate.expired')
    if (seconds === 0) return t('rotate.now')
    return Number.isInteger(seconds) && seconds > 0 && seconds < 1e9
      ? t('rotate.until', { date: format.instant(graceEnd(seconds) ?? '') })
      : ''
  }
  const titles = {
    title: t(secret === null ? 'rotate.title' : 'reveal.title', { name }),
    description:
      secret !== null
        ? t('reveal.description', { name })
        : t(view === 'rotated' ? 'announce.rotated' : view === 'asking' ? 'rotate.now' : 'rotate.text', { name }),
  }

  return (
    <DialogShell
      {...titles}
      role={view === 'asking' ? 'alertdialog' : 'dialog'}
      closable={view !== 'asking' && secret === null}
      firm
      guard={dismissalGuard(reveal)}
      first={entry}
      restoreFocus={restoreFocus}
      onClose={() => (view === 'asking' ? setAsking(false) : fixed || end(state.state === 'rotated' ? 'done' : 'close', close))}
    >
      {state.state !== 'rotated' && (
        // Hidden, not gone, while something else is shown: what was entered stays where it is.
        <div className="kr-dialog-views">
          <RotateForm
            flow={flow}
            state={state}
            hidden={view === 'asking'}
            covered={testOf(state) !== undefined}
            expired={expired}
            sentence={sentence}
            onEntry={keep}
            send={send}
            series={series && { ...series, skip: () => void (close() && series.skip()) }}
            onSubmit={ask}
            onCancel={() => fixed || end('close', close)}
          />
          <ConnectionCheckView state={state} onBack={flow.back} onSaveAnyway={flow.saveAnyway} />
        </div>
      )}
      {view === 'asking' && (
        <>
          <div className="kr-dialog-body">
            <OldKeyUse apiKey={apiKey} ending />
          </div>
          <footer className="kr-dialog-footer">
            <Button ref={harmless} onClick={() => setAsking(false)}>
              {t('actions.cancel')}
            </Button>
            <Button look="danger" onClick={submit}>
              {t('actions.rotate')}
            </Button>
          </footer>
        </>
      )}
      {state.state === 'rotated' && state.secret !== null && (
        <SecretRevealView
          reveal={reveal}
          name={name}
          endpoint={apiKey.kind === 'credential' ? apiKey.endpoint : undefined}
          onDone={() => {
            // Before the host is asked: that the key is kept was said, and there is nothing left to keep open.
            flow.acknowledge()
            allowed(onOpenChange, false, 'done')
          }}
        >
          {old !== null && <OldKeyUse apiKey={old} />}
        </SecretRevealView>
      )}
      {state.state === 'rotated' && state.secret === null && (
        <>
          <div className="kr-dialog-body">
            {state.key.kind === 'issued' && <LostSecretNote name={name} />}
            {old !== null && <OldKeyUse apiKey={old} />}
          </div>
          <footer className="kr-dialog-footer">
            <Button look="primary" ref={harmless} onClick={() => end('done', flow.acknowledge)}>
              {t('reveal.done')}
            </Button>
          </footer>
        </>
      )}
    </DialogShell>
  )
}

/**
 * Replaces a key by a new one: asks how long the old one goes on working, says what follows, and shows an issued secret
 * once. It does not close during the rotation, nor before the user says that a shown key is kept.
 */
export function RotateApiKeyDialog({ adapter, ...rest }: RotateApiKeyDialogProps) {
  return (
    <WithAdapter adapter={adapter}>
      <Rotation {...rest} />
    </WithAdapter>
  )
}
