import { useState } from 'react'
import { createRoot } from 'react-dom/client'

/** A page's table of React with its keys in a state, as a host has them: a change makes another array of them. */
export function reactPeer(Table, selectors) {
  let setKeys
  function Page({ given }) {
    const [keys, set] = useState(given)
    setKeys = set
    return <Table keys={keys} />
  }
  return {
    ...selectors,
    mount(place, keys) {
      const root = createRoot(place)
      root.render(<Page given={keys} />)
      return {
        update: (id, change) => setKeys((before) => before.map((key) => (key.id === id ? { ...key, ...change } : key))),
        unmount: () => root.unmount(),
      }
    },
  }
}
