import type { TableDialog } from '../headless/useApiKeyTable'
import { ConfirmKeyDialog } from './ConfirmKeyDialog'
import type { KeyDialogProps } from './keyDialogProps'
import { RenameKeyDialog } from './RenameKeyDialog'
import { TestKeyDialog } from './TestKeyDialog'

export interface KeyActionDialogProps extends KeyDialogProps {
  readonly action: TableDialog['action']
}

/** The dialog of one action. The table fetches this file when a menu opens: most visits to a list change nothing. */
export function KeyActionDialog({ action, ...props }: KeyActionDialogProps) {
  if (action === 'test') return <TestKeyDialog {...props} />
  if (action === 'update') return <RenameKeyDialog {...props} />
  return <ConfirmKeyDialog {...props} action={action} />
}
