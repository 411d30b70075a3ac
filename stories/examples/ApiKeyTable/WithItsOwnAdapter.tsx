import { ApiKeyTable } from 'keyrack'
import { memoryAdapter } from 'keyrack/adapters/memory'
import { sampleKeys } from 'keyrack/testing'

const adapter = memoryAdapter({ keys: sampleKeys(3) })

/** With an adapter of its own it needs no provider. */
export const WithItsOwnAdapter = () => <ApiKeyTable adapter={adapter} />
