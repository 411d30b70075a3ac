import { ApiKeyTable } from 'keyrack'

/** Five keys at a time, and a button for more. */
export const InPages = () => <ApiKeyTable pageSize={5} />
