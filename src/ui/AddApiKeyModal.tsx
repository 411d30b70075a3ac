import type { ReactElement } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { AddApiKeyModal as Modal, type AddApiKeyModalRootProps } from '../headless/AddApiKeyModal'
import { WithAdapter } from '../headless/WithAdapter'
import { AddApiKeyDialog } from './AddApiKeyDialog'

export interface AddApiKeyModalProps extends Omit<AddApiKeyModalRootProps, 'children'> {
  /** Lets the modal stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** The button that opens it. Leave it out and control `open` instead. */
  readonly trigger?: ReactElement
}

/**
 * The dialog that brings a key, tested and stored, or issues one, shown once. It does not close while a key is being
 * made, nor before the user says that a shown key is kept.
 */
export function AddApiKeyModal({ adapter, trigger, ...root }: AddApiKeyModalProps) {
  return (
    <WithAdapter adapter={adapter}>
      <Modal.Root {...root}>
        {trigger !== undefined && <Modal.Trigger asChild>{trigger}</Modal.Trigger>}
        <AddApiKeyDialog />
      </Modal.Root>
    </WithAdapter>
  )
}
