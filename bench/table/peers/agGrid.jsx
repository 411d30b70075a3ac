import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ModuleRegistry,
  QuickFilterModule,
  RowApiModule,
  themeQuartz,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { cells } from '../cells.jsx'
import { COLUMNS, ROW_HEIGHT, SEARCHED, TABLE_WIDTH, VIEW_HEIGHT } from '../columns.js'

ModuleRegistry.registerModules([ClientSideRowModelModule, ClientSideRowModelApiModule, QuickFilterModule, RowApiModule])

const VALUES = { key: ({ data }) => data.hint.tail, status: ({ data }) => data.state }
const columnDefs = COLUMNS.map(({ id, title, width, field }) => ({
  colId: id,
  headerName: title,
  width,
  sortable: id === 'name',
  suppressMovable: true,
  ...(VALUES[id] === undefined ? { field: field ?? id } : { valueGetter: VALUES[id] }),
  ...(SEARCHED.includes(id) ? {} : { getQuickFilterText: () => '' }),
  cellRenderer: ({ data }) => cells[id](data),
}))
const getRowId = ({ data }) => data.id

function Page({ keys, onGrid }) {
  const [text, setText] = useState('')
  return (
    <>
      <input type="search" id="search" aria-label="Search" value={text} onChange={(event) => setText(event.target.value)} />
      <div style={{ width: TABLE_WIDTH + 17, height: VIEW_HEIGHT + 46 }}>
        <AgGridReact
          theme={themeQuartz}
          rowData={keys}
          columnDefs={columnDefs}
          getRowId={getRowId}
          rowHeight={ROW_HEIGHT}
          headerHeight={ROW_HEIGHT}
          quickFilterText={text}
          animateRows={false}
          onGridReady={onGrid}
        />
      </div>
    </>
  )
}

/** AG Grid, with the modules that it needs for this and no others, changed by its own transactions. */
export const agGrid = {
  search: '#search',
  sort: '.ag-header-cell[col-id=name] .ag-header-cell-label',
  name: '.name',
  row: '.ag-row',
  mount(place, keys) {
    const root = createRoot(place)
    let grid
    const onGrid = ({ api }) => {
      grid = api
    }
    root.render(<Page keys={keys} onGrid={onGrid} />)
    return {
      update: (id, change) => grid.applyTransaction({ update: [{ ...grid.getRowNode(id).data, ...change }] }),
      unmount: () => root.unmount(),
    }
  },
}
