/** What every peer shows, and the widths in which it does. */
export const COLUMNS = [
  { id: 'name', title: 'Name', width: 250 },
  { id: 'kind', title: 'Kind', width: 160 },
  { id: 'key', title: 'Key', width: 190 },
  { id: 'status', title: 'Status', width: 150 },
  { id: 'created', title: 'Created', width: 140, field: 'createdAt', never: '' },
  { id: 'lastUsed', title: 'Last used', width: 140, field: 'lastUsedAt', never: 'Never' },
  { id: 'expires', title: 'Expires', width: 140, field: 'expiresAt', never: 'Never' },
]

export const ROW_HEIGHT = 44
/** Of the rows, without their heading. */
export const VIEW_HEIGHT = 880
