import { cellClass, type ShownColumn } from './ApiKeyRow'

const ROWS = 5

/** Rows of the final geometry, so that nothing moves when the keys arrive. */
export function SkeletonRows({ columns, around }: { readonly columns: readonly ShownColumn[]; readonly around: boolean }) {
  const cell = (name: string) => (
    <td key={name} role="cell" className={`kr-cell kr-cell-${name}`}>
      <span className="kr-skeleton" />
    </td>
  )
  return Array.from({ length: ROWS }, (_, row) => (
    <tr key={row} role="row" className="kr-row" aria-hidden="true">
      {around && cell('choose')}
      {columns.map((column) => (
        <td key={column.id} role="cell" className={cellClass('cell', column)} style={column.style}>
          <span className="kr-skeleton" />
        </td>
      ))}
      {around && cell('actions')}
    </tr>
  ))
}
