import { useMemo, useState } from 'react'
import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components'
import { cells } from '../cells.jsx'
import { COLUMNS, ROW_HEIGHT } from '../columns.js'
import { reactPeer } from '../reactPeer.jsx'
import { search } from '../search.js'

const layoutOptions = { rowHeight: ROW_HEIGHT, headingHeight: ROW_HEIGHT }
const LABELS = new Map(COLUMNS.map(({ id, title }) => [id, title]))

function AriaTable({ keys }) {
  const [text, setText] = useState('')
  const [sort, setSort] = useState()
  // It sorts and filters nothing itself: its guide leaves that to the host.
  const rows = useMemo(() => search(keys, { text, direction: sort?.direction ?? 'none' }), [keys, text, sort])
  return (
    <>
      <input type="search" id="search" aria-label="Search" value={text} onChange={(event) => setText(event.target.value)} />
      <Virtualizer layout={TableLayout} layoutOptions={layoutOptions}>
        <Table aria-label="Keys" className="aria-frame" sortDescriptor={sort} onSortChange={setSort}>
          <TableHeader columns={COLUMNS}>
            {({ id, width }) => (
              <Column id={id} width={width} isRowHeader={id === 'name'} allowsSorting={id === 'name'}>
                {LABELS.get(id)}
              </Column>
            )}
          </TableHeader>
          <TableBody items={rows}>
            {(key) => (
              <Row id={key.id} columns={COLUMNS} textValue={key.name}>
                {({ id }) => <Cell>{cells[id](key)}</Cell>}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </>
  )
}

/** React Aria's table in its Virtualizer. */
export const reactAria = reactPeer(AriaTable, {
  search: '#search',
  sort: '[role=columnheader][data-key=name]',
  name: '.name',
  row: '.react-aria-Row',
})
