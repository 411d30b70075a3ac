import type { KeyStatus } from '../core/model'

/** Each status has a word and a shape, so that colour never speaks alone. */
const SHAPES: Readonly<Record<KeyStatus, string>> = {
  active: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  expiring: 'M5 .8 9.6 9H.4z',
  retiring: 'M5 .5 9.5 5 5 9.5.5 5z',
  expired: 'M1 1h8v8H1z',
  disabled: 'M1 4h8v2H1z',
  revoked: 'm1.5.1L5 3.6 8.5.1 9.9 1.5 6.4 5l3.5 3.5-1.4 1.4L5 6.4 1.5 9.9.1 8.5 3.6 5 .1 1.5z',
}

export const statusMark = (status: KeyStatus, label: string) => (
  <span className="kr-badge" data-status={status} title={label}>
    <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={SHAPES[status]} />
    </svg>
    <span>{label}</span>
  </span>
)
