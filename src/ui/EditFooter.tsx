import type { ReactNode } from 'react'
import { useAddApiKeyValue } from '../headless/useAddApiKeyValue'
import { useKeyrack } from '../headless/useKeyrack'
import type { EditApiKey } from '../headless/useEditApiKey'
import { useSecretChoice } from '../headless/useSecretChoice'
import { Button } from './Button'

export interface EditFooterProps {
  readonly edit: EditApiKey
}

/** The ways on from each state of a change. */
export function EditFooter({ edit }: EditFooterProps): ReactNode {
  const { adapter, can, words } = useKeyrack()
  const { t } = words
  const { state, base, close, rebase, reload } = edit
  const { choice } = useSecretChoice(base)
  const endpoint = useAddApiKeyValue('endpoint').trim()
  const cancel = <Button onClick={close}>{t('actions.cancel')}</Button>
  if (state.state === 'conflict')
    return (
      <>
        {cancel}
        <Button
          look="primary"
          busy={state.current === null && state.error === null}
          onClick={state.current === null ? reload : rebase}
        >
          {t(state.error === null ? 'edit.load' : 'actions.retry')}
        </Button>
      </>
    )
  const busy = state.state === 'submitting'
  const another = base.kind === 'credential' && (choice === 'replace' || endpoint !== base.endpoint)
  const tested = another && adapter.test !== undefined && can('test', base)
  return (
    <>
      <p className="kr-dialog-progress" role="status">
        {busy && state.diagnosis === null && t('add.submitting')}
      </p>
      <Button busy={busy} onClick={close}>
        {t('actions.cancel')}
      </Button>
      <Button look="primary" type="submit" busy={busy}>
        {t(tested ? 'add.submitBring' : 'actions.save')}
      </Button>
    </>
  )
}
