import type { Work } from './keyIndex'

/** Does work to its end, at once. */
export function finish<Result>(work: Work<Result>): Result {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
