import type { Hint } from '../core/model'
import { maskParts } from './maskParts'

export interface MaskedKeyProps {
  readonly hint: Hint
  /** What is read instead of the bullets. */
  readonly label: string
}

/** The masked key on a line of its own. */
export function MaskedKey({ hint, label }: MaskedKeyProps) {
  return <span className="kr-masked">{maskParts(hint, label)}</span>
}
