/** Whether a key has the text in one of three fields: lower-cased each time, as one writes it first. */
export const matches = (key, text) =>
  key.name.toLowerCase().includes(text) ||
  (key.application ?? '').toLowerCase().includes(text) ||
  (key.endpoint ?? '').toLowerCase().includes(text)

/** The keys that are to be seen, in order. */
export function search(keys, { text = '', direction = 'none' } = {}) {
  const wanted = text.trim().toLowerCase()
  const found = wanted === '' ? keys : keys.filter((key) => matches(key, wanted))
  if (direction === 'none') return found
  const [before, after] = direction === 'ascending' ? [-1, 1] : [1, -1]
  return [...found].sort((one, other) => (one.name < other.name ? before : one.name > other.name ? after : 0))
}
