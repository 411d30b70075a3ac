import type { CheckResult } from '../core/diagnosis'
import { readCheck } from '../core/wire'

/** Hands on the steps of a check as an adapter tells them, with nothing in them but what was agreed. */
export const checkReader =
  (told: (check: CheckResult) => void) =>
  (said: unknown): void => {
    let check: CheckResult
    try {
      check = readCheck(said)
    } catch {
      // What cannot be read says nothing; the answer at the end is what counts.
      return
    }
    told(check)
  }
