import { KeyStrengthMeter, type KeyStrengthMeterProps } from 'keyrack'

/** The strength of one value; `context` has the words that it should not be made of. */
export const OfOneValue = ({ value, context }: Pick<KeyStrengthMeterProps, 'value' | 'context'>) => (
  <KeyStrengthMeter value={value} {...(context ? { context } : {})} style={{ maxInlineSize: 360 }} />
)
