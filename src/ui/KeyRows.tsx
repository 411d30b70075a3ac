import type { ReactNode, RefObject } from 'react'
import { useLater } from './useLater'
import type { WindowedRowsProps } from './WindowedRows'

export interface KeyRowsProps extends Omit<WindowedRowsProps, 'row'> {
  /** @param slot key for React of a row in a window; without one the row is its key's */
  readonly row: (position: number, slot?: number) => ReactNode
}

/** All rows of a page up to here, so that the browser's own search finds them; the rows in view above. */
export const WHOLE_PAGE = 200

/** As many as a screen has: rendered while the window is being fetched. */
const FIRST = 28

const loadWindow = () => import('./WindowedRows').then(({ WindowedRows }) => WindowedRows)

export function KeyRows(props: KeyRowsProps) {
  const { count, row } = props
  const long = count > WHOLE_PAGE
  const showWindow = useLater(loadWindow, long ? 'now' : 'no')
  if (!long) return Array.from({ length: count }, (_, position) => row(position))
  if (showWindow !== null) return showWindow(props)
  return Array.from({ length: FIRST }, (_, position) => row(position, position))
}

export type RevealRow = RefObject<((position: number) => void) | null>
