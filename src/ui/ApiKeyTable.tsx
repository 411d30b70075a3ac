import type { ReactNode } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { ApiKeyTable as Parts } from '../headless/ApiKeyTable'
import type { UseApiKeyTableOptions } from '../headless/useApiKeyTable'
import { useDirection } from '../headless/useDirection'
import { WithAdapter } from '../headless/WithAdapter'
import { KeyTableView } from './KeyTableView'

export interface ApiKeyTableProps extends Omit<UseApiKeyTableOptions, 'direction'> {
  /** Lets the table stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Stands at the end of the toolbar, such as the button that adds a key. */
  readonly toolbar?: ReactNode
  /** Stands below the sentence of an empty table: one action, one link. */
  readonly empty?: ReactNode
  /**
   * How the keyboard goes about: from control to control as in any table, or with arrow keys from cell to cell, as in a
   * spreadsheet, of which Tab makes one stop. @default 'table'
   */
  readonly navigation?: 'table' | 'grid'
  /**
   * Stands at the end of the details of a key, such as its audit log or a chart of its use. Leave it out where the adapter
   * has neither.
   */
  readonly details?: ((key: ApiKey) => ReactNode) | undefined
  readonly className?: string
}

/** The keys of a platform: found, judged and acted upon, ten of them or a hundred thousand. Fits its container from 320 px on. */
export function ApiKeyTable({ adapter, toolbar, empty, navigation = 'table', details, className, ...options }: ApiKeyTableProps) {
  const { ref, dir } = useDirection()
  return (
    <WithAdapter adapter={adapter}>
      <Parts.Root {...options} ref={ref} dir={dir} className={['kr-scope kr-api-key-table', className].filter(Boolean).join(' ')}>
        <KeyTableView toolbar={toolbar} empty={empty} details={details} grid={navigation === 'grid'} />
      </Parts.Root>
    </WithAdapter>
  )
}
