import { format } from './format.js'
import { SHAPES } from './shapes.js'

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
  choose: (key) => <input type="checkbox" aria-label={format.choose(key)} />,
  actions: (key) => (
    <button type="button" className="more" aria-label={format.actions(key)} aria-haspopup="menu">
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden="true"
        focusable="false"
      >
        <path d={SHAPES.more} />
      </svg>
    </button>
  ),
  name: (key) => (
    <span className="name" dir="auto" title={key.name}>
      {key.name}
    </span>
  ),
  kind: (key) => format.kind(key),
  endpoint: (key) => {
    const [head, tail] = format.endpoint(key)
    return (
      <bdi className="middle" dir="ltr" title={key.endpoint}>
        <span className="head">{head}</span>
        <span className="tail">{tail}</span>
      </bdi>
    )
  },
  application: (key) => (
    <span dir="auto" title={key.application ?? ''}>
      {format.application(key)}
    </span>
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
