import { AddApiKeyModal } from 'keyrack'

/** It opens and closes by itself. */
export const WithATrigger = () => <AddApiKeyModal trigger={<button type="button">Add a key</button>} />
