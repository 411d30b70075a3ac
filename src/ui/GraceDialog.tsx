import { useEffect, useRef, useState } from 'react'
import { MAX_GRACE_SECONDS } from '../core/rotation'
import { endOf } from '../core/model'
import { useApiKey } from '../headless/useApiKey'
import { useApiKeyActions } from '../headless/useApiKeyActions'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { Button } from './Button'
import { DialogShell } from './DialogShell'
import { GraceField } from './GraceField'
import type { KeyDialogProps } from './keyDialogProps'
import { OldKeyUse } from './OldKeyUse'
import { ProblemNote } from './ProblemNote'
import { useRequest } from './useRequest'

const DAY = 86_400
const PRESETS = [DAY, 7 * DAY] as const

export interface GraceDialogProps extends KeyDialogProps {
  readonly onMoved: (name: string) => void
}

/** Whether a replaced key is still in use, and until when it works: the end can be put off, or made now. */
export function GraceDialog({ apiKey, onClose, restoreFocus, onMoved }: GraceDialogProps) {
  const { words } = useKeyrack()
  const { t, format } = words
  const actions = useApiKeyActions()
  const { key } = useApiKey(apiKey)
  const now = useNow()
  const { busy, problem, run } = useRequest()
  const [seconds, setSeconds] = useState<number>(DAY)
  const [wrong, setWrong] = useState(false)
  const [asking, setAsking] = useState(false)
  const harmless = useRef<HTMLButtonElement>(null)
  const ender = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (asking) harmless.current?.focus()
    else if (wasAsking.current) ender.current?.focus()
    wasAsking.current = asking
  }, [asking])

  const { name, retiresAt } = key
  const from = Math.max(retiresAt === null ? now : Date.parse(retiresAt), now)
  const next = from + seconds * 1000
  const lawful = next > now && next <= now + MAX_GRACE_SECONDS * 1000
  const editable = actions.allowed(key).includes('update')
  const move = (end: string) =>
    run(async () => {
      await actions.moveGrace(key, end)
      onClose()
      onMoved(name)
    })
  const extend = () => (lawful ? move(new Date(next).toISOString()) : setWrong(true))
  const hint = () => {
    if (!lawful) return ''
    const end = endOf({ ...key, retiresAt: new Date(next).toISOString() })
    return end === null ? '' : t('expiry.until', { date: format.instant(end) })
  }

  return (
    <DialogShell
      role={asking ? 'alertdialog' : 'dialog'}
      title={t('grace.title', { name })}
      description={t(asking ? 'rotate.now' : 'confirm.retiring')}
      onClose={() => busy || (asking ? setAsking(false) : onClose())}
      restoreFocus={restoreFocus}
      footer={
        asking ? (
          <>
            <Button ref={harmless} busy={busy} onClick={() => setAsking(false)}>
              {t('actions.cancel')}
            </Button>
            <Button look="danger" busy={busy} onClick={() => move(new Date(now).toISOString())}>
              {t('grace.end')}
            </Button>
          </>
        ) : (
          <>
            <Button busy={busy} onClick={onClose}>
              {t('actions.close')}
            </Button>
            {editable && (
              <>
                <Button ref={ender} busy={busy} onClick={() => setAsking(true)}>
                  {t('grace.end')}
                </Button>
                <Button look="primary" busy={busy} onClick={extend}>
                  {t('grace.extend')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <div className="kr-form">
        {problem !== null && <ProblemNote error={problem} />}
        <OldKeyUse apiKey={key} ending={asking} />
        {editable && !asking && (
          <GraceField
            label={t('grace.extendBy')}
            presets={PRESETS}
            initial={DAY}
            from={from}
            onChange={(length) => {
              setSeconds(length)
              setWrong(false)
            }}
            locked={busy}
            message={wrong ? words.field('graceSeconds', 'range') : null}
            hint={hint()}
          />
        )}
      </div>
    </DialogShell>
  )
}
