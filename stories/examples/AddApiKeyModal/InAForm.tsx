import { AddApiKeyModal } from 'keyrack'
import { useState } from 'react'

/** It may stand in a form of the host's: saving a key does not send that form. */
export const InAForm = () => {
  const [sent, setSent] = useState(0)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setSent(sent + 1)
      }}
    >
      <label>
        Tool <input name="tool" defaultValue="Maps" />
      </label>
      <AddApiKeyModal trigger={<button type="button">Add its key</button>} />
      <button type="submit">Save the tool</button>
      <p role="status">Sent {sent} times</p>
    </form>
  )
}
