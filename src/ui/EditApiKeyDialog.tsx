import { useEffect, useRef } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { KeyFormContext } from '../headless/keyFormContext'
import { useEditApiKey, type UseEditApiKeyOptions } from '../headless/useEditApiKey'
import { useWords } from '../headless/useWords'
import { WithAdapter } from '../headless/WithAdapter'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'
import { DialogShell } from './DialogShell'
import { EditFields } from './EditFields'
import { EditFooter } from './EditFooter'

export interface EditApiKeyDialogProps extends UseEditApiKeyOptions {
  /** Lets the dialog stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Puts the focus back when the dialog is gone. @default on what had it before */
  readonly restoreFocus?: () => void
}

function Dialog({ restoreFocus, ...options }: EditApiKeyDialogProps) {
  const { t } = useWords()
  const edit = useEditApiKey(options)
  const { state, round, close, submit } = edit
  const first = useRef<HTMLElement | null>(null)
  const before = useRef(typeof document === 'undefined' ? null : document.activeElement)
  const failed = state.state === 'checkFailed'
  const diagnosis = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failed) diagnosis.current?.focus()
  }, [failed])
  return (
    <KeyFormContext.Provider value={edit}>
      <DialogShell
        title={t('edit.title', { name: options.apiKey.name })}
        description={t('edit.description')}
        onClose={close}
        first={first}
        firm
        restoreFocus={restoreFocus ?? (() => before.current instanceof HTMLElement && before.current.focus())}
        footer={<EditFooter edit={edit} />}
        onSubmit={submit}
      >
        {/* Hidden, not gone, while a failed test is shown: the entries stay where they are. */}
        <div
          className="kr-form"
          hidden={failed}
          ref={(fields) => {
            first.current = fields?.querySelector('input') ?? null
          }}
        >
          <EditFields key={round} edit={edit} />
        </div>
        {state.state === 'checkFailed' && (
          <div ref={diagnosis} tabIndex={-1}>
            <p className="kr-diagnosis-lead" role="alert">
              {t('add.checkFailed')}
            </p>
            <ConnectionDiagnostics diagnosis={state.diagnosis} />
          </div>
        )}
      </DialogShell>
    </KeyFormContext.Provider>
  )
}

/**
 * The dialog that changes a key: name, application, expiry, and of a credential the endpoint and the key itself, which is
 * kept or replaced. Open as long as it is rendered.
 */
export function EditApiKeyDialog({ adapter, ...props }: EditApiKeyDialogProps) {
  return (
    <WithAdapter adapter={adapter}>
      <Dialog {...props} />
    </WithAdapter>
  )
}
