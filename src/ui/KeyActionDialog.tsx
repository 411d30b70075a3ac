import type { TableDialog } from '../headless/useApiKeyTable'
import { ConfirmKeyDialog } from './ConfirmKeyDialog'
import type { KeyDialogProps } from './keyDialogProps'
import { RenameKeyDialog } from './RenameKeyDialog'
import { TestKeyDialog } from './TestKeyDialog'

export interface KeyActionDialogProps extends KeyDialogProps {
  readonly action: TableDialog['action']
}

/** The dialog of one action. */
export function KeyActionDialog({ action, ...props }: KeyActionDialogProps) {
  if (action === 'test') return <TestKeyDialog {...props} />
  if (action === 'update') return <RenameKeyDialog {...props} />
  return <ConfirmKeyDialog {...props} action={action} />
}
