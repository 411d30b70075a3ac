import { DataGrid, useGridApiRef } from '@mui/x-data-grid'
import { useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { cells } from '../cells.jsx'
import { COLUMNS, ROW_HEIGHT, SEARCHED, TABLE_WIDTH, VIEW_HEIGHT } from '../columns.js'

const VALUES = { key: (_, key) => key.hint.tail, status: (_, key) => key.state }
const columns = COLUMNS.map(({ id, title, width, field }) => ({
  field: id,
  headerName: title,
  width,
  sortable: id === 'name',
  disableColumnMenu: true,
  valueGetter: VALUES[id] ?? ((_, key) => key[field ?? id]),
  ...(SEARCHED.includes(id) ? {} : { getApplyQuickFilterFn: () => null }),
  renderCell: ({ row }) => cells[id](row),
}))

function Page({ keys, onGrid }) {
  const [text, setText] = useState('')
  const filterModel = useMemo(() => ({ items: [], quickFilterValues: text === '' ? [] : [text] }), [text])
  const grid = useGridApiRef()
  useEffect(() => onGrid(grid), [onGrid, grid])
  return (
    <>
      <input type="search" id="search" aria-label="Search" value={text} onChange={(event) => setText(event.target.value)} />
      <div style={{ width: TABLE_WIDTH + 17, height: VIEW_HEIGHT + 46 }}>
        <DataGrid
          apiRef={grid}
          rows={keys}
          columns={columns}
          rowHeight={ROW_HEIGHT}
          columnHeaderHeight={ROW_HEIGHT}
          filterModel={filterModel}
          hideFooter
        />
      </div>
    </>
  )
}

/** MUI X DataGrid of the community, which shows at most 100 rows a page; changed by its own `updateRows`. */
export const mui = {
  search: '#search',
  sort: '[role=columnheader][data-field=name] .MuiDataGrid-columnHeaderTitleContainer',
  name: '.name',
  row: '.MuiDataGrid-row',
  mount(place, keys) {
    const root = createRoot(place)
    let grid
    const onGrid = (ref) => {
      grid = ref
    }
    root.render(<Page keys={keys} onGrid={onGrid} />)
    return {
      update: (id, change) => grid.current.updateRows([{ id, ...change }]),
      unmount: () => root.unmount(),
    }
  },
}
