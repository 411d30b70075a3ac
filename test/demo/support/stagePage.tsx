// A host with everything that a host can listen to: built for production and served under the policy of the test.
import { QueryClient } from '@tanstack/react-query'
import { ApiKeyManager, KeyrackProvider } from 'keyrack'
import { httpAdapter } from 'keyrack/adapters/http'
import { createRoot } from 'react-dom/client'

const queryClient = new QueryClient()
/** What the host was told. Text at once, so that nothing is kept alive here. */
const heard: string[] = []
const hear = (told: unknown) => void heard.push(JSON.stringify(told))

Object.assign(globalThis, {
  stage: {
    heard,
    caches: () =>
      JSON.stringify([
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ queryKey, state }) => [queryKey, state]),
        queryClient
          .getMutationCache()
          .getAll()
          .map(({ state }) => state),
      ]),
  },
})

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce

createRoot(document.getElementById('root') as HTMLElement).render(
  <KeyrackProvider
    adapter={httpAdapter({ baseUrl: '/api/keys' })}
    queryClient={queryClient}
    language="en"
    onEvent={hear}
    onNotify={hear}
    {...(nonce ? { nonce } : {})}
  >
    <ApiKeyManager />
  </KeyrackProvider>,
)
