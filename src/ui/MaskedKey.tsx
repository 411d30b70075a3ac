import { maskOf } from '../core/mask'
import type { Hint } from '../core/model'

export interface MaskedKeyProps {
  readonly hint: Hint
  /** What is read instead of the bullets. */
  readonly label: string
}

/** The masked key, from left to right in every language. */
export function MaskedKey({ hint, label }: MaskedKeyProps) {
  return (
    <span className="kr-masked">
      <bdi dir="ltr" aria-hidden="true">
        {maskOf(hint)}
      </bdi>
      <span className="kr-hidden">{label}</span>
    </span>
  )
}
