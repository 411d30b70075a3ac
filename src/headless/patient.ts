import { ApiKeyError } from '../core/errors'

/** For an adapter that never settles; the built-in ones give up earlier and say why. */
const PATIENCE_MS = 60_000

/** What the work comes to, or a `timeout` after some milliseconds. The work itself goes on. */
export function patient<Result>(work: Promise<Result>, ms = PATIENCE_MS): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ApiKeyError('timeout')), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
