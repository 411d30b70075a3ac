import { ApiKeyManager } from 'keyrack'

/** The whole of it: the table, and the button that adds a key. */
export const OneLine = () => <ApiKeyManager />
