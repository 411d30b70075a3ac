import type { Words } from '../headless/words'

export interface TimestampProps {
  readonly at: string | null
  readonly now: number
  readonly format: Words['format']
  /** Said where there is no instant. */
  readonly never: string
}

/** How long ago or how far away. The instant itself is told by `TimeTooltip`, and by the details of the key. */
export function Timestamp({ at, now, format, never }: TimestampProps) {
  if (at === null) return <span className="kr-muted">{never}</span>
  return <time dateTime={at}>{format.relative(at, now)}</time>
}
