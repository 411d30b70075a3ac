import { ApiKeyTable } from 'keyrack'
import { readView, writeView } from 'keyrack/core'
import { useState } from 'react'

/** The view as a query string, which a host keeps in its address: filters and sorts can be sent to a colleague. */
export const InTheUrl = ({ query = '' }: { readonly query?: string }) => {
  const [address, setAddress] = useState(query)
  return (
    <>
      <output style={{ display: 'block', overflowWrap: 'anywhere' }}>?{address}</output>
      <ApiKeyTable
        initialState={{ view: readView(address) }}
        onStateChange={({ view }) => view !== undefined && setAddress(writeView(view))}
      />
    </>
  )
}
