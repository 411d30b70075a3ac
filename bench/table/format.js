import { NOW } from './keys.js'

// One formatter of each kind for all cells of a page, as in the library.
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const instant = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]
const KINDS = { issued: 'Issued', credential: 'Credential' }
const STATUSES = { active: 'Active', expiring: 'Expiring soon', expired: 'Expired', disabled: 'Disabled', revoked: 'Revoked' }
const WEEK = 604_800_000

/** The words of the cells, the same for all peers. */
export const format = {
  kind: (key) => KINDS[key.kind],
  application: (key) => key.application ?? 'None',
  /** Beginning and end: what does not fit is cut in the middle. */
  endpoint: (key) => (key.endpoint === undefined ? ['None', ''] : [key.endpoint.slice(0, -12), key.endpoint.slice(-12)]),
  choose: (key) => `Choose ${key.name}`,
  actions: (key) => `Actions for ${key.name}`,
  masked: ({ hint }) => `${hint.prefix}••••••••${hint.tail}`,
  maskedLabel: ({ hint }) => `Hidden, ends in ${hint.tail}`,
  status: (key) => {
    if (key.state !== 'active') return key.state
    const left = key.expiresAt === null ? Infinity : Date.parse(key.expiresAt) - NOW
    return left <= 0 ? 'expired' : left <= WEEK ? 'expiring' : 'active'
  },
  statusWord: (status) => STATUSES[status],
  relative: (iso) => {
    const seconds = Math.round((Date.parse(iso) - NOW) / 1000)
    const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1)
    return relative.format(Math.trunc(seconds / length), unit)
  },
  instant: (iso) => instant.format(Date.parse(iso)),
}
