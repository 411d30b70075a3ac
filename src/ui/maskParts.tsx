import { maskOf } from '../core/mask'
import type { Hint } from '../core/model'

/** The masked key, from left to right in every language. What is around it is positioned, and cuts what does not fit. */
export const maskParts = (hint: Hint, label: string) => (
  <>
    <bdi className="kr-mask" dir="ltr" aria-hidden="true">
      {maskOf(hint)}
    </bdi>
    <span className="kr-hidden">{label}</span>
  </>
)
