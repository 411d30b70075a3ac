import type { Words } from '../headless/words'

export interface TimestampProps {
  readonly at: string | null
  readonly now: number
  readonly format: Words['format']
  /** Said where there is no instant. */
  readonly never: string
}

/** How long ago or how far away; the instant itself is in the title, and in the menu of the row for the keyboard. */
export function Timestamp({ at, now, format, never }: TimestampProps) {
  if (at === null) return <span className="kr-muted">{never}</span>
  return (
    <time dateTime={at} title={format.instant(at)}>
      {format.relative(at, now)}
    </time>
  )
}
