import { type FormEvent, useRef } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { KeyFormContext } from '../headless/keyFormContext'
import { useEditApiKey, type UseEditApiKeyOptions } from '../headless/useEditApiKey'
import { useWords } from '../headless/useWords'
import { WithAdapter } from '../headless/WithAdapter'
import { ConnectionCheckView, testOf } from './ConnectionCheckView'
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
  const { state, round, close } = edit
  const first = useRef<HTMLElement | null>(null)
  const before = useRef(typeof document === 'undefined' ? null : document.activeElement)
  const covered = testOf(state) !== undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // React events pass through portals: a form of the host around the dialog must not be sent along.
    event.stopPropagation()
    edit.submit()
  }
  return (
    <KeyFormContext.Provider value={edit}>
      <DialogShell
        title={t('edit.title', { name: options.apiKey.name })}
        description={t('edit.description')}
        onClose={close}
        first={first}
        firm
        restoreFocus={restoreFocus ?? (() => before.current instanceof HTMLElement && before.current.focus())}
      >
        <div className="kr-dialog-views">
          <form
            className="kr-dialog-view"
            noValidate
            autoComplete="off"
            // Hidden, not gone, while a test is shown: the entries stay where they are, and the dialog as large as it is.
            style={{ visibility: covered ? 'hidden' : undefined }}
            onSubmit={submit}
            ref={(form) => {
              first.current = form?.querySelector('input') ?? null
            }}
          >
            <div className="kr-dialog-body kr-form">
              <EditFields key={round} edit={edit} />
            </div>
            <footer className="kr-dialog-footer">
              <EditFooter edit={edit} />
            </footer>
          </form>
          <ConnectionCheckView state={state} onBack={edit.back} onSaveAnyway={edit.saveAnyway} />
        </div>
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
