import { QueryClient } from '@tanstack/react-query'
import { ApiKeyTable, KeyrackProvider } from 'keyrack'
import { useApiKeyActions } from 'keyrack/headless'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { NOW } from '../keys.js'

/** The same actions that a host's own button would call. */
function Actions({ onActions }) {
  const actions = useApiKeyActions()
  useEffect(() => onActions(actions), [onActions, actions])
  return null
}

/** `ApiKeyTable` with the keys that the page has already; a change goes through the adapter, which answers at once. */
export const ours = {
  search: 'input[type=search]',
  sort: 'thead .kr-head-name button',
  name: '.kr-name',
  row: 'tbody tr[data-key]',
  mount(place, given) {
    const changed = new Map()
    const keyOf = (id) => changed.get(id) ?? given.find((key) => key.id === id)
    const never = () => new Promise(() => undefined)
    const adapter = {
      name: 'bench',
      // What is read anew after a change is on its way for as long as this is measured: how dear it is depends on the adapter.
      list: never,
      create: never,
      update: async (id, { version, ...change }) => {
        const after = { ...keyOf(id), ...change, version: `${Number(version) + 1}` }
        changed.set(id, after)
        return after
      },
    }
    let actions
    const onActions = (all) => {
      actions = all
    }
    const root = createRoot(place)
    root.render(
      <KeyrackProvider adapter={adapter} queryClient={new QueryClient()} language="en" now={NOW}>
        <Actions onActions={onActions} />
        <ApiKeyTable initialKeys={given} />
      </KeyrackProvider>,
    )
    return {
      update: (id, change) => actions.update(keyOf(id), { ...change, version: keyOf(id).version }),
      unmount: () => root.unmount(),
    }
  },
}
