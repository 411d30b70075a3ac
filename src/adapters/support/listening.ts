import type { CheckResult } from '../../core/diagnosis'

/**
 * Hands the steps of a check to the `onCheck` of a call: what the listener throws is dropped, and once the work has
 * settled it is told nothing more.
 */
export async function listening<Result>(
  onCheck: ((check: CheckResult) => void) | undefined,
  work: (onCheck: ((check: CheckResult) => void) | undefined) => Promise<Result>,
): Promise<Result> {
  if (onCheck === undefined) return work(undefined)
  let over = false
  try {
    return await work((check) => {
      if (over) return
      try {
        onCheck(check)
      } catch {
        // A page that cannot show a step must not end the check.
      }
    })
  } finally {
    over = true
  }
}
