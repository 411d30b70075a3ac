/** Paths of the signs in a row, the same for all peers. */
export const SHAPES = {
  active: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  expiring: 'M5 .8 9.6 9H.4z',
  expired: 'M1 1h8v8H1z',
  disabled: 'M1 4h8v2H1z',
  revoked: 'm1.5.1L5 3.6 8.5.1 9.9 1.5 6.4 5l3.5 3.5-1.4 1.4L5 6.4 1.5 9.9.1 8.5 3.6 5 .1 1.5z',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
}
