import { useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { DialogShell } from './DialogShell'
import type { KeyDialogProps } from './keyDialogProps'
import { ProblemNote } from './ProblemNote'
import { useRequest } from './useRequest'

/** Asks before a key is revoked or deleted: what will happen to whom, and the harmless answer has the focus. */
export function ConfirmKeyDialog({
  action,
  apiKey,
  onClose,
  restoreFocus,
}: KeyDialogProps & { readonly action: 'revoke' | 'delete' }) {
  const { actions, announce } = useApiKeyTableContext()
  const { t, format } = useWords()
  const now = useNow()
  const { busy, problem, run } = useRequest()
  const cancel = useRef<HTMLButtonElement>(null)
  const { name, application, lastUsedAt } = apiKey

  const confirm = () =>
    run(async () => {
      await (action === 'revoke' ? actions.revoke(apiKey) : actions.remove(apiKey))
      onClose()
      announce(`${action}d`, name)
    })

  return (
    <DialogShell
      role="alertdialog"
      title={t(`confirm.${action}Title`, { name })}
      description={t(`confirm.${action}Text`)}
      onClose={() => busy || onClose()}
      first={cancel}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button ref={cancel} busy={busy} onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="danger" busy={busy} onClick={confirm}>
            {t(`actions.${action}`)}
          </Button>
        </>
      }
    >
      <ul className="kr-consequences">
        {application !== null && <li>{t('confirm.usedBy', { application })}</li>}
        <li>
          {lastUsedAt === null ? t('confirm.neverUsed') : t('confirm.lastUsed', { when: format.relative(lastUsedAt, now) })}
        </li>
      </ul>
      {problem !== null && <ProblemNote error={problem} />}
    </DialogShell>
  )
}
