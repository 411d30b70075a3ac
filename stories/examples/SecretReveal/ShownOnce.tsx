import { SecretReveal } from 'keyrack'
import { formatIssuedKey, type Secret } from 'keyrack/core'
import { useState } from 'react'

/** A secret of the host's own making, until the user says that it is kept. */
export const ShownOnce = () => {
  const [secret, setSecret] = useState<Secret | null>(() => formatIssuedKey({ brand: 'demo', environment: 'test' }).secret)
  if (secret === null) return <p>The key is gone.</p>
  return (
    <section style={{ maxInlineSize: 480 }}>
      <SecretReveal secret={secret} name="Reports" endpoint="https://api.example.com/v1/reports" onDone={() => setSecret(null)} />
    </section>
  )
}
