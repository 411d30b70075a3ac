import { AddApiKeyModal } from 'keyrack'
import { useState } from 'react'

/** The host opens it from anywhere, and hears why it closes. */
export const OpenedByItsHost = () => {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Connect a service
      </button>
      <AddApiKeyModal
        open={open}
        onOpenChange={(next, details) => {
          setOpen(next)
          setReason(details.reason)
        }}
      />
      <p role="status">{reason}</p>
    </>
  )
}
