import { ApiKeyTable } from 'keyrack'

/** It opens with a search, here one that finds nothing; any character is text. */
export const Searched = () => <ApiKeyTable initialState={{ view: { search: '(no such key', filter: {}, sort: [] } }} />
