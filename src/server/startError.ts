/**
 * A reason why nothing may start: one sentence that says what happened, why it matters and how to put it right. It
 * never holds a secret, so it may be printed.
 */
export class StartError extends Error {
  override readonly name = 'KeyrackStartError'
}

export function isStartError(thrown: unknown): thrown is StartError {
  return thrown instanceof Error && thrown.name === 'KeyrackStartError'
}
