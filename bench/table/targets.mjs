const LIMITS = {
  10_000: { mount: 2, key: 1.5, sort: 2, update: 2, frame: 1.5, frameUp: 1.5 },
  100_000: { mount: 2, update: 3 },
}
const TITLES = {
  mount: 'mount',
  key: 'key press',
  sort: 'sort',
  update: 'one row changed',
  frame: 'scroll down, a frame',
  frameUp: 'scroll up, a frame',
}
/** Of the processor: on a machine with other work the clock goes on while the task waits for its turn. */
const LONGEST_MS = 50
const HEAP_MB = 2
const ROWS = 100

const verdict = (met) => (met ? 'met' : '**not met**')

/** What was asked for, line by line, and whether it is so. */
export function targets({ rows, ours, floor }) {
  if (ours === undefined || floor === undefined) return []
  const lines = Object.entries(LIMITS[rows] ?? {}).map(([name, limit]) => {
    const ratio = ours[name] / floor[name]
    return [TITLES[name], `${limit} ×`, `${ratio.toFixed(2)} ×`, verdict(ratio <= limit)]
  })
  lines.push(
    ['rows touched by a change', 1, ours.touched, verdict(ours.touched === 1)],
    ['rows in the document', ROWS, ours.rows, verdict(ours.rows <= ROWS)],
    ['blank frames', 0, ours.blank, verdict(ours.blank === 0)],
  )
  if (rows === 100_000)
    lines.push(['heap beyond the data', `${HEAP_MB} MB`, `${ours.heap.toFixed(1)} MB`, verdict(ours.heap <= HEAP_MB)])
  for (const [of, title] of [
    ['Key', 'longest task of a key press'],
    ['Sort', 'longest task of a sort'],
  ]) {
    const task = ours.longest[of]
    if (task !== undefined)
      lines.push([
        title,
        `${LONGEST_MS} ms`,
        `${task.cpu.toFixed(0)} ms of the processor (${task.wall.toFixed(0)} on the clock)`,
        verdict(task.cpu <= LONGEST_MS),
      ])
  }
  return lines
}
