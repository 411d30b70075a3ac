import { memo, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { cells } from '../cells.jsx'
import { COLUMNS, ROW_HEIGHT, VIEW_HEIGHT } from '../columns.js'
import { reactPeer } from '../reactPeer.jsx'
import { search } from '../search.js'

const WINDOW = VIEW_HEIGHT / ROW_HEIGHT + 1

const Row = memo(function Row({ apiKey, index }) {
  return (
    <tr style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}>
      {COLUMNS.map(({ id }) => {
        const Cell = id === 'name' ? 'th' : 'td'
        return <Cell key={id}>{cells[id](apiKey)}</Cell>
      })}
    </tr>
  )
})

function List({ keys }) {
  const [first, setFirst] = useState(0)
  const [text, setText] = useState('')
  const [direction, setDirection] = useState('none')
  const frame = useRef(null)
  const rows = useMemo(() => search(keys, { text, direction }), [keys, text, direction])
  const start = Math.max(0, Math.min(first, rows.length - WINDOW))
  const slots = []
  for (let index = start; index < Math.min(start + WINDOW, rows.length); index++)
    slots[index % WINDOW] = <Row key={index % WINDOW} apiKey={rows[index]} index={index} />
  return (
    <>
      <input type="search" id="search" aria-label="Search" value={text} onChange={(event) => setText(event.target.value)} />
      <div
        className="frame"
        ref={frame}
        onScroll={() => flushSync(() => setFirst(Math.floor(frame.current.scrollTop / ROW_HEIGHT)))}
      >
        <table>
          <thead>
            <tr>
              {COLUMNS.map(({ id, title }) => (
                <th key={id} scope="col">
                  {id === 'name' ? (
                    <button
                      type="button"
                      id="sort"
                      onClick={() => setDirection(direction === 'ascending' ? 'descending' : 'ascending')}
                    >
                      {title}
                    </button>
                  ) : (
                    title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: rows.length * ROW_HEIGHT }}>{slots}</tbody>
        </table>
      </div>
    </>
  )
}

/** What React itself costs: the least of a windowed list. */
export const reactList = reactPeer(List, { search: '#search', sort: '#sort', name: '.name', row: 'tbody tr' })
