/** How much of the end stays in view, in characters. */
const TAIL = 12

/**
 * A key or an address on one line. What does not fit is cut in the middle, for both ends tell; copied, it is whole.
 * It reads from left to right in every language.
 */
export function cutMiddle(text: string) {
  const split = text.length > TAIL * 2 ? text.length - TAIL : text.length
  return (
    <bdi className="kr-middle" dir="ltr" title={text}>
      <span className="kr-middle-head">{text.slice(0, split)}</span>
      <span className="kr-middle-tail">{text.slice(split)}</span>
    </bdi>
  )
}
