import { COLUMNS, ROW_HEIGHT, VIEW_HEIGHT } from '../columns.js'
import { format } from '../format.js'
import { SHAPES } from '../shapes.js'
import { search } from '../search.js'

const WINDOW = VIEW_HEIGHT / ROW_HEIGHT + 1
const TIMES = COLUMNS.filter(({ field }) => field !== undefined)

const CELLS = {
  choose: '<input type="checkbox">',
  name: '<span class="name" dir="auto"> </span>',
  kind: ' ',
  endpoint: '<bdi class="middle" dir="ltr"><span class="head"> </span><span class="tail"> </span></bdi>',
  key: '<span class="masked"><bdi dir="ltr" aria-hidden="true"> </bdi><span class="hidden"> </span></span>',
  application: '<span dir="auto"> </span>',
  status:
    '<span class="badge"><svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true" focusable="false"><path></path></svg> </span>',
  actions: `<button type="button" class="more" aria-haspopup="menu"><svg width="16" height="16" viewBox="0 0 16 16" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true" focusable="false"><path d="${SHAPES.more}"></path></svg></button>`,
}
const rowTemplate = document.createElement('template')
rowTemplate.innerHTML = `<tr>${COLUMNS.map(({ id }) => (id === 'name' ? `<th scope="row">${CELLS.name}</th>` : `<td>${CELLS[id] ?? '<time> </time>'}</td>`)).join('')}</tr>`

function createSlot(parent) {
  const row = rowTemplate.content.firstElementChild.cloneNode(true)
  const [choose, name, kind, endpoint, masked, application, status, created, lastUsed, expires, actions] = row.children
  const parts = {
    choose: choose.firstChild,
    name: name.firstChild,
    kind: kind.firstChild,
    endpoint: endpoint.firstChild,
    masked: masked.firstChild.firstChild.firstChild,
    label: masked.firstChild.lastChild.firstChild,
    application: application.firstChild,
    badge: status.firstChild,
    path: status.firstChild.firstChild.firstChild,
    word: status.firstChild.lastChild,
    times: [created, lastUsed, expires].map((cell) => cell.firstChild),
    actions: actions.firstChild,
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
    const [head, tail] = format.endpoint(key)
    parts.endpoint.title = key.endpoint ?? ''
    parts.endpoint.firstChild.firstChild.data = head
    parts.endpoint.lastChild.firstChild.data = tail
    parts.application.title = key.application ?? ''
    parts.application.firstChild.data = format.application(key)
    parts.choose.ariaLabel = format.choose(key)
    parts.actions.ariaLabel = format.actions(key)
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
