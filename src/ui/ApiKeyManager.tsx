import { useState } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { useKeyrack } from '../headless/useKeyrack'
import { AddApiKeyModal } from './AddApiKeyModal'
import { ApiKeyTable, type ApiKeyTableProps } from './ApiKeyTable'
import { Button } from './Button'
import { icons } from './icons'
import { WithProvider } from './WithProvider'

export interface ApiKeyManagerProps extends Pick<ApiKeyTableProps, 'pageSize' | 'className' | 'empty'> {
  /** Lets the manager stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
}

function Manager({ empty, ...props }: Omit<ApiKeyManagerProps, 'adapter'>) {
  const { can, words } = useKeyrack()
  const [open, setOpen] = useState(false)
  const label = words.t('actions.add')
  if (!can('create')) return <ApiKeyTable {...props} empty={empty} />
  return (
    <ApiKeyTable
      {...props}
      toolbar={
        <AddApiKeyModal
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button look="primary" icon={icons.add}>
              {label}
            </Button>
          }
        />
      }
      empty={
        <>
          <Button icon={icons.add} onClick={() => setOpen(true)}>
            {label}
          </Button>
          {empty}
        </>
      }
    />
  )
}

/** The whole of it in one line: the table, and the modal that adds a key. */
export function ApiKeyManager({ adapter, ...props }: ApiKeyManagerProps) {
  return (
    <WithProvider adapter={adapter}>
      <Manager {...props} />
    </WithProvider>
  )
}
