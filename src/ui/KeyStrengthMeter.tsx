import { forwardRef } from 'react'
import { KeyStrengthMeter as Meter, type KeyStrengthMeterRootProps } from '../headless/KeyStrengthMeter'

export type KeyStrengthMeterProps = Omit<KeyStrengthMeterRootProps, 'asChild' | 'children'>

/** How hard a key is to guess, in words, bits and reasons. It needs no provider and no adapter, and sends nothing anywhere. */
export const KeyStrengthMeter = forwardRef<HTMLDivElement, KeyStrengthMeterProps>(function KeyStrengthMeter(
  { className, ...rest },
  ref,
) {
  return (
    <Meter.Root {...rest} className={`kr-scope kr-meter ${className ?? ''}`} ref={ref}>
      <Meter.Track className="kr-meter-track" />
      <Meter.Level className="kr-meter-level" />
      <Meter.Findings className="kr-meter-findings" />
      <Meter.Announcer className="kr-hidden" />
    </Meter.Root>
  )
})
