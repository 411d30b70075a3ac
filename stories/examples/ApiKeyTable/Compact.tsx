import { ApiKeyTable } from 'keyrack'
import { DEFAULT_LAYOUT } from 'keyrack/core'

const layout = { ...DEFAULT_LAYOUT, density: 'compact' } as const

/** Rows of 36 pixels, for those who have many keys. */
export const Compact = () => <ApiKeyTable initialState={{ layout }} />
