import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { TableDialog } from '../headless/useApiKeyTable'
import { ConfirmKeyDialog } from './ConfirmKeyDialog'
import { EditApiKeyDialog } from './EditApiKeyDialog'
import type { KeyDialogProps } from './keyDialogProps'
import { TestKeyDialog } from './TestKeyDialog'

export interface KeyActionDialogProps extends KeyDialogProps {
  readonly action: TableDialog['action']
}

/** The dialog of one action. */
export function KeyActionDialog({ action, ...props }: KeyActionDialogProps) {
  const { announce } = useApiKeyTableContext()
  if (action === 'test') return <TestKeyDialog {...props} />
  if (action === 'update') return <EditApiKeyDialog {...props} onSaved={({ name }) => announce('updated', name)} />
  return <ConfirmKeyDialog {...props} action={action} />
}
