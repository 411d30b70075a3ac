import { ApiKeyTable } from 'keyrack'

/** The adapter searches, filters and sorts, and the table reads page by page. */
export const ByTheAdapter = () => <ApiKeyTable mode="adapter" pageSize={20} />
