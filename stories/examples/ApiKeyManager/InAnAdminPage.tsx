import { ApiKeyManager, KeyrackProvider } from 'keyrack'
import { memoryAdapter } from 'keyrack/adapters/memory'
import { useState } from 'react'

const adapter = memoryAdapter()

/** What a host writes: a provider, the manager, and where its own messages go. */
export const InAnAdminPage = () => {
  const [message, setMessage] = useState('')
  return (
    <KeyrackProvider adapter={adapter} onNotify={(notice) => setMessage(notice.message)}>
      <main>
        <ApiKeyManager />
        <output>{message}</output>
      </main>
    </KeyrackProvider>
  )
}
