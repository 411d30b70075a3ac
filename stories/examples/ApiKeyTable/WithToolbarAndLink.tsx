import { AddApiKeyModal, ApiKeyTable } from 'keyrack'

/** A button of the host's own in the toolbar, and one link for a list that is still empty. */
export const WithToolbarAndLink = () => (
  <ApiKeyTable
    toolbar={<AddApiKeyModal trigger={<button type="button">New key</button>} />}
    empty={<a href="https://example.com/docs/keys">How keys work</a>}
  />
)
