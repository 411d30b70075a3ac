import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Page({ given, Table, onSetter }) {
  const [keys, setKeys] = useState(given)
  useEffect(() => onSetter(setKeys), [onSetter])
  return <Table keys={keys} />
}

/** A page's table of React with its keys in a state, as a host has them: a change makes another array of them. */
export function reactPeer(Table, selectors) {
  return {
    ...selectors,
    mount(place, keys) {
      const root = createRoot(place)
      let setKeys
      const onSetter = (setter) => {
        setKeys = setter
      }
      root.render(<Page given={keys} Table={Table} onSetter={onSetter} />)
      return {
        update: (id, change) => setKeys((before) => before.map((key) => (key.id === id ? { ...key, ...change } : key))),
        unmount: () => root.unmount(),
      }
    },
  }
}
