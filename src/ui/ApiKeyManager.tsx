import { useId, useRef, useState } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useKeyrack } from '../headless/useKeyrack'
import { WithAdapter } from '../headless/WithAdapter'
import { AddApiKeyModal, type AddApiKeyModalProps } from './AddApiKeyModal'
import { ApiKeyTable, type ApiKeyTableProps } from './ApiKeyTable'
import { Button } from './Button'
import { addIcon } from './icons'

/** Those of the table, whose toolbar has the button that adds a key. */
export type ApiKeyManagerProps = Omit<ApiKeyTableProps, 'toolbar'>

/** Stands inside the table, whose live region says what was added. */
function Adder(props: AddApiKeyModalProps) {
  const { announce } = useApiKeyTableContext()
  return <AddApiKeyModal {...props} onCreated={({ name }) => announce('created', name)} />
}

function Manager({ empty, ...props }: Omit<ApiKeyManagerProps, 'adapter'>) {
  const { can, refusal, words } = useKeyrack()
  const id = useId()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const label = words.t('actions.add')
  if (!can('create')) {
    const reason = refusal('create')
    if (reason === null) return <ApiKeyTable {...props} empty={empty} />
    return (
      <ApiKeyTable
        {...props}
        toolbar={
          <span className="kr-refused">
            <span className="kr-refusal" id={id} dir="auto">
              {reason}
            </span>
            <Button look="primary" icon={addIcon} aria-disabled aria-describedby={id}>
              {label}
            </Button>
          </span>
        }
        empty={empty}
      />
    )
  }
  return (
    <ApiKeyTable
      {...props}
      toolbar={
        <Adder
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button ref={trigger} look="primary" icon={addIcon}>
              {label}
            </Button>
          }
        />
      }
      empty={
        <>
          <Button
            icon={addIcon}
            onClick={() => {
              // Focus goes back to where it came from, and this button is gone when there is a key.
              trigger.current?.focus()
              setOpen(true)
            }}
          >
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
    <WithAdapter adapter={adapter}>
      <Manager {...props} />
    </WithAdapter>
  )
}
