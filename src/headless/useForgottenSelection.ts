import { useEffect, useRef } from 'react'
import type { TableSelection } from './useTableState'

/**
 * Has a selection forgotten with another adapter: it names keys of another tenant, or says that all are chosen. One that comes
 * with the adapter, from the host, is meant for it.
 *
 * @param of the adapter's
 */
export function useForgottenSelection(of: number, selection: TableSelection | undefined, forget: () => void): void {
  const before = useRef({ of, selection })
  useEffect(() => {
    const was = before.current
    before.current = { of, selection }
    if (was.of !== of && was.selection === selection && selection !== undefined) forget()
  })
}
