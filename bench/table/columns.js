/** What every peer shows: the columns that ours has unless it is told otherwise, in the widths in which it does. */
export const COLUMNS = [
  { id: 'choose', title: '', width: 42 },
  { id: 'name', title: 'Name', width: 190 },
  { id: 'kind', title: 'Kind', width: 100 },
  { id: 'endpoint', title: 'Endpoint', width: 170 },
  { id: 'key', title: 'Key', width: 170 },
  { id: 'application', title: 'Application', width: 110 },
  { id: 'status', title: 'Status', width: 130 },
  { id: 'created', title: 'Created', width: 120, field: 'createdAt', never: '' },
  { id: 'lastUsed', title: 'Last used', width: 120, field: 'lastUsedAt', never: 'Never' },
  { id: 'expires', title: 'Expires', width: 120, field: 'expiresAt', never: 'Never' },
  { id: 'actions', title: '', width: 52 },
]

/** The fields that are searched. */
export const SEARCHED = ['name', 'application', 'endpoint']

export const ROW_HEIGHT = 44
/** Of the rows, without their heading. */
export const VIEW_HEIGHT = 880
export const TABLE_WIDTH = COLUMNS.reduce((sum, { width }) => sum + width, 0)
