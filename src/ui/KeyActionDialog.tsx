import type { ReactNode } from 'react'
import type { ApiKey } from '../core/model'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { TableDialog } from '../headless/useApiKeyTable'
import { GraceDialog } from './GraceDialog'
import { KeyDetails } from './KeyDetails'
import { RevokeApiKeyDialog } from './RevokeApiKeyDialog'
import { RotateApiKeyDialog } from './RotateApiKeyDialog'
import { EditApiKeyDialog } from './EditApiKeyDialog'
import type { KeyDialogProps } from './keyDialogProps'
import { TestKeyDialog } from './TestKeyDialog'

export interface KeyActionDialogProps extends KeyDialogProps {
  readonly action: TableDialog['action']
  readonly details?: ((key: ApiKey) => ReactNode) | undefined
}

/** The dialog of one action. */
export function KeyActionDialog({ action, details, ...props }: KeyActionDialogProps) {
  const { announce } = useApiKeyTableContext()
  if (action === 'details') return <KeyDetails {...props} key={props.apiKey.id} more={details} />
  if (action === 'test') return <TestKeyDialog {...props} />
  if (action === 'update') return <EditApiKeyDialog {...props} onSaved={({ name }) => announce('updated', name)} />
  if (action === 'grace') return <GraceDialog {...props} onMoved={(name) => announce('graceMoved', name)} />
  const { apiKey, onClose, restoreFocus } = props
  const shared = { apiKey, open: true, onOpenChange: onClose, restoreFocus }
  if (action === 'rotate') return <RotateApiKeyDialog {...shared} onRotated={({ name }) => announce('rotated', name)} />
  return <RevokeApiKeyDialog {...shared} action={action} onDone={() => announce(`${action}d`, apiKey.name)} />
}
