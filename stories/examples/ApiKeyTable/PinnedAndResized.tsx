import { ApiKeyTable } from 'keyrack'
import { DEFAULT_LAYOUT } from 'keyrack/core'

const layout = {
  ...DEFAULT_LAYOUT,
  hidden: [],
  pinned: { start: ['name'], end: ['status'] },
  widths: { name: 240, endpoint: 420 },
}

/** All columns, more than fit: the name and the status stay in sight while the others are scrolled. */
export const PinnedAndResized = () => <ApiKeyTable initialState={{ layout }} />
