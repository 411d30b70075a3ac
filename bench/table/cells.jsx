import { format } from './format.js'

const SHAPES = {
  active: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  expiring: 'M5 .8 9.6 9H.4z',
  expired: 'M1 1h8v8H1z',
  disabled: 'M1 4h8v2H1z',
  revoked: 'm1.5.1L5 3.6 8.5.1 9.9 1.5 6.4 5l3.5 3.5-1.4 1.4L5 6.4 1.5 9.9.1 8.5 3.6 5 .1 1.5z',
}

const Time = ({ at, never }) =>
  at === null ? (
    <span className="muted">{never}</span>
  ) : (
    <time dateTime={at} title={format.instant(at)}>
      {format.relative(at)}
    </time>
  )

/** What stands in each cell, for the peers that render with React; the floor has the same elements by hand. */
export const cells = {
  name: (key) => (
    <span className="name" dir="auto" title={key.name}>
      {key.name}
    </span>
  ),
  kind: (key) => (
    <>
      <span>{format.kind(key)}</span>
      <span className="second">{format.application(key)}</span>
    </>
  ),
  key: (key) => (
    <span className="masked">
      <bdi dir="ltr" aria-hidden="true">
        {format.masked(key)}
      </bdi>
      <span className="hidden">{format.maskedLabel(key)}</span>
    </span>
  ),
  status: (key) => {
    const status = format.status(key)
    return (
      <span className="badge" data-status={status}>
        <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true" focusable="false">
          <path d={SHAPES[status]} />
        </svg>
        {format.statusWord(status)}
      </span>
    )
  },
  created: (key) => <Time at={key.createdAt} never="" />,
  lastUsed: (key) => <Time at={key.lastUsedAt} never="Never" />,
  expires: (key) => <Time at={key.expiresAt} never="Never" />,
}
