import { RevokeApiKeyDialog } from 'keyrack'
import { useApiKeys } from 'keyrack/headless'
import { useState } from 'react'

/** The host opens it for a key of its choice, from anywhere. */
export const OfOneKey = ({ action = 'revoke' }: { readonly action?: 'revoke' | 'delete' }) => {
  const [key] = useApiKeys().keys
  const [open, setOpen] = useState(false)
  if (key === undefined) return null
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {action}
      </button>
      <RevokeApiKeyDialog apiKey={key} action={action} open={open} onOpenChange={setOpen} />
    </>
  )
}
