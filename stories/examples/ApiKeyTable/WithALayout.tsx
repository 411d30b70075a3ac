import { ApiKeyTable } from 'keyrack'
import { DEFAULT_LAYOUT, type TableLayout } from 'keyrack/core'

/** Columns as the host wants them at first; “Reset” leads back to these. */
export const WithALayout = ({ layout = {} }: { readonly layout?: Partial<TableLayout> }) => (
  <ApiKeyTable initialState={{ layout: { ...DEFAULT_LAYOUT, ...layout } }} />
)
