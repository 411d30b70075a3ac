import { EditApiKeyDialog } from 'keyrack'
import { useApiKeys } from 'keyrack/headless'
import { useState } from 'react'

/** The host renders the dialog while it is to be open, with the key as its list has it. */
export const OpenedByItsHost = ({ kind = 'credential' }: { readonly kind?: 'credential' | 'issued' }) => {
  const [key] = useApiKeys({ filter: { kind: [kind] } }).keys
  const [open, setOpen] = useState(false)
  if (key === undefined) return null
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Edit
      </button>
      {open && <EditApiKeyDialog apiKey={key} onClose={() => setOpen(false)} />}
    </>
  )
}
