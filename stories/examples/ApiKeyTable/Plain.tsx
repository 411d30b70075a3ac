import { ApiKeyTable } from 'keyrack'

/** Below a `KeyrackProvider` it needs nothing. */
export const Plain = () => <ApiKeyTable />
