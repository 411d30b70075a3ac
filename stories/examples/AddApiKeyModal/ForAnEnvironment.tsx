import { AddApiKeyModal } from 'keyrack'

/** A key that says that it is for another environment gets a warning. */
export const ForAnEnvironment = () => <AddApiKeyModal environment="test" trigger={<button type="button">Add a key</button>} />
