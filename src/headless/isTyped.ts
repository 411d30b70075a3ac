/** Whether one key press makes one text of another: by its length, for texts are secrets and not compared longer than needed. */
export function isTyped(before: string, after: string): boolean {
  return after !== '' && Math.abs(after.length - before.length) <= 1
}
