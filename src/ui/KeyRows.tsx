import type { ReactNode, RefObject } from 'react'
import { useLater } from './useLater'
import type { WindowedRowsProps } from './WindowedRows'

export interface KeyRowsProps extends Omit<WindowedRowsProps, 'row'> {
  /** @param slot key for React of a row in a window; without one the row is its key's */
  readonly row: (position: number, slot?: number) => ReactNode
  /** Shown while the window is being fetched. */
  readonly waiting: ReactNode
}

/** All rows of a page up to here, so that the browser's own search finds them; the rows in view above. */
export const WHOLE_PAGE = 200

const loadWindow = () => import('./WindowedRows').then(({ WindowedRows }) => WindowedRows)

export function KeyRows(props: KeyRowsProps) {
  const { count, row, waiting } = props
  const long = count > WHOLE_PAGE
  const showWindow = useLater(loadWindow, long ? 'now' : 'no')
  if (!long) return Array.from({ length: count }, (_, position) => row(position))
  if (showWindow !== null) return showWindow(props)
  // Not the first rows: they would be rendered twice, for the window is another component.
  return waiting
}

export type RevealRow = RefObject<((position: number) => void) | null>
