import type { Words } from '../headless/words'

/**
 * How long ago or how far away. The instant itself is told by `TimeTooltip`, and by the details of the key.
 *
 * @param never said where there is no instant
 */
export const timeSince = (at: string | null, never: string, now: number, format: Words['format']) =>
  at === null ? <span className="kr-muted">{never}</span> : <time dateTime={at}>{format.relative(at, now)}</time>
