import { environmentOf } from './environmentOf'
import type { Recognition } from './recognizeKey'

/**
 * The environment that a key says it is for, where it is another one than was chosen; undefined where they agree, or where
 * nobody can tell: of `eu-west` no key says anything.
 */
export function environmentMismatch(
  found: readonly Recognition[],
  chosen: string | undefined,
): Recognition['environment'] | undefined {
  const expected = chosen === undefined ? undefined : environmentOf(chosen.toLowerCase())
  const said = found[0]?.environment
  const unanimous = found.every(({ environment }) => environment === said)
  return expected !== undefined && unanimous && said !== expected ? said : undefined
}
