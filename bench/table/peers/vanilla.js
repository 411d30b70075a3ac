import { COLUMNS, ROW_HEIGHT, VIEW_HEIGHT } from '../columns.js'
import { format } from '../format.js'
import { search } from '../search.js'

const SHAPES = {
  active: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  expiring: 'M5 .8 9.6 9H.4z',
  expired: 'M1 1h8v8H1z',
  disabled: 'M1 4h8v2H1z',
  revoked: 'm1.5.1L5 3.6 8.5.1 9.9 1.5 6.4 5l3.5 3.5-1.4 1.4L5 6.4 1.5 9.9.1 8.5 3.6 5 .1 1.5z',
}
const WINDOW = VIEW_HEIGHT / ROW_HEIGHT + 1
const TIMES = COLUMNS.filter(({ field }) => field !== undefined)

const rowTemplate = document.createElement('template')
rowTemplate.innerHTML = `<tr><th scope="row"><span class="name" dir="auto"> </span></th><td><span> </span><span class="second"> </span></td><td><span class="masked"><bdi dir="ltr" aria-hidden="true"> </bdi><span class="hidden"> </span></span></td><td><span class="badge"><svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true" focusable="false"><path></path></svg> </span></td>${TIMES.map(() => '<td><time> </time></td>').join('')}</tr>`

function createSlot(parent) {
  const row = rowTemplate.content.firstElementChild.cloneNode(true)
  const [name, kind, masked, status, ...times] = row.children
  const parts = {
    name: name.firstChild,
    kind: kind.firstChild.firstChild,
    application: kind.lastChild.firstChild,
    masked: masked.firstChild.firstChild.firstChild,
    label: masked.firstChild.lastChild.firstChild,
    badge: status.firstChild,
    path: status.firstChild.firstChild.firstChild,
    word: status.firstChild.lastChild,
    times: times.map((cell) => cell.firstChild),
  }
  let shown = null
  let place = -1
  parent.append(row)
  return (index, key) => {
    row.hidden = key === undefined
    if (key === undefined || (key === shown && index === place)) return
    if (index !== place) row.style.transform = `translateY(${index * ROW_HEIGHT}px)`
    place = index
    if (key === shown) return
    shown = key
    const word = format.status(key)
    parts.name.title = parts.name.firstChild.data = key.name
    parts.kind.data = format.kind(key)
    parts.application.data = format.application(key)
    parts.masked.data = format.masked(key)
    parts.label.data = format.maskedLabel(key)
    parts.badge.dataset.status = word
    parts.path.setAttribute('d', SHAPES[word])
    parts.word.data = format.statusWord(word)
    parts.times.forEach((time, at) => {
      const instant = key[TIMES[at].field]
      time.dateTime = instant ?? ''
      time.title = instant === null ? '' : format.instant(instant)
      time.firstChild.data = instant === null ? TIMES[at].never : format.relative(instant)
    })
  }
}

/** The floor: a windowed list in plain DOM. Rows are written into slots that stay, and only where they changed. */
export const vanilla = {
  search: '#search',
  sort: '#sort',
  name: '.name',
  row: 'tbody tr:not([hidden])',
  mount(root, keys) {
    const query = { text: '', direction: 'none' }
    let rows = keys
    root.innerHTML = `<input type="search" id="search" aria-label="Search"><div class="frame"><table><thead><tr>${COLUMNS.map(({ id, title }) => `<th scope="col">${id === 'name' ? `<button type="button" id="sort">${title}</button>` : title}</th>`).join('')}</tr></thead><tbody></tbody></table></div>`
    const frame = root.querySelector('.frame')
    const body = root.querySelector('tbody')
    const slots = Array.from({ length: WINDOW }, () => createSlot(body))
    const draw = () => {
      const first = Math.max(0, Math.min(Math.floor(frame.scrollTop / ROW_HEIGHT), rows.length - WINDOW))
      for (let index = first; index < first + WINDOW; index++) slots[index % WINDOW](index, rows[index])
    }
    const find = () => {
      rows = search(keys, query)
      body.style.height = `${rows.length * ROW_HEIGHT}px`
      draw()
    }
    frame.addEventListener('scroll', draw)
    root.querySelector('#search').addEventListener('input', (event) => {
      query.text = event.currentTarget.value
      find()
    })
    root.querySelector('#sort').addEventListener('click', () => {
      query.direction = query.direction === 'ascending' ? 'descending' : 'ascending'
      find()
    })
    find()
    return {
      update(id, change) {
        const at = keys.findIndex((key) => key.id === id)
        const before = keys[at]
        keys[at] = { ...before, ...change }
        if (rows !== keys) rows[rows.indexOf(before)] = keys[at]
        draw()
      },
      unmount: () => root.replaceChildren(),
    }
  },
}
