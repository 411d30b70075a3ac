import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { cells } from '../cells.jsx'
import { COLUMNS, ROW_HEIGHT, SEARCHED } from '../columns.js'
import { reactPeer } from '../reactPeer.jsx'

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { text: sortFn_text },
  filterFns: { includesString: filterFn_includesString },
})
const VALUES = { key: (key) => key.hint.tail, status: (key) => key.state, endpoint: (key) => key.endpoint ?? '' }
const columns = COLUMNS.map(({ id, title, field }) => ({
  id,
  header: title,
  accessorFn: VALUES[id] ?? ((key) => key[field ?? id]),
  cell: ({ row }) => cells[id](row.original),
  sortFn: 'text',
}))
const searched = ({ id }) => SEARCHED.includes(id)
const getRowId = ({ id }) => id

function Rows({ table }) {
  const frame = useRef(null)
  const { rows } = table.getRowModel()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index].id,
    overscan: 5,
  })
  return (
    <div className="frame" ref={frame}>
      <table>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col">
                  {header.column.id === 'name' ? (
                    <button type="button" id="sort" onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                    </button>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => (
            <tr key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
              {rows[item.index].getAllCells().map((cell) => {
                const Cell = cell.column.id === 'name' ? 'th' : 'td'
                return (
                  <Cell key={cell.id}>
                    <table.FlexRender cell={cell} />
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Table({ keys }) {
  const table = useTable({
    features,
    columns,
    data: keys,
    getRowId,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: searched,
  })
  return (
    <>
      <input
        type="search"
        id="search"
        aria-label="Search"
        value={table.state.globalFilter ?? ''}
        onChange={(event) => table.setGlobalFilter(event.target.value)}
      />
      <Rows table={table} />
    </>
  )
}

/** TanStack Table and TanStack Virtual, put together as their guides do. */
export const tanstack = reactPeer(Table, { search: '#search', sort: '#sort', name: '.name', row: 'tbody tr' })
