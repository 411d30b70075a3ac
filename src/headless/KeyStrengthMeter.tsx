import { Slot } from '@radix-ui/react-slot'
import { createContext, forwardRef, useContext, useMemo } from 'react'
import { measureStrength, type Strength, type StrengthContext } from '../core/strength'
import { meterWord } from '../i18n/meterWords'
import { KeyrackContext } from './keyrackContext'
import type { PartProps } from './part'
import { useKeyStrength } from './useKeyStrength'

type Say = (path: string, params?: Readonly<Record<string, string | number>>) => string

interface Meter {
  readonly strength: Strength
  readonly empty: boolean
  readonly say: Say
}

/** From here on more bits say nothing: 128 cannot be guessed. */
const FULL_BITS = 128

const valueOf = ({ strength: { level, bits }, empty, say }: Meter): string =>
  empty ? say('strength.empty') : say('strength.value', { level: say(`strength.levels.${level}`), bits })

const MeterContext = createContext<Meter>({ strength: measureStrength(''), empty: true, say: meterWord })

export interface KeyStrengthMeterRootProps extends PartProps<'div'> {
  /** The key as typed. It is measured here and sent nowhere. */
  readonly value: string
  /** Words that a key should not be made of, such as its own name. */
  readonly context?: StrengthContext
}

const Root = forwardRef<HTMLDivElement, KeyStrengthMeterRootProps>(function Root({ value, context, asChild, ...rest }, ref) {
  const strength = useKeyStrength(value, context)
  // Needs no provider: without one it speaks English.
  const words = useContext(KeyrackContext)?.words
  const empty = value === ''
  const meter = useMemo<Meter>(() => ({ strength, empty, say: (words?.t as Say | undefined) ?? meterWord }), [strength, empty, words])
  const Element = asChild ? Slot : 'div'
  return (
    <MeterContext.Provider value={meter}>
      <Element data-level={empty ? 'empty' : strength.level} {...rest} ref={ref} />
    </MeterContext.Provider>
  )
})

/** The element with `role="meter"`, its value in words as well as in numbers. Fill it by `--kr-meter-value` (0–1). */
const Track = forwardRef<HTMLDivElement, PartProps<'div'>>(function Track({ asChild, style, ...rest }, ref) {
  const meter = useContext(MeterContext)
  const bits = Math.min(meter.strength.bits, FULL_BITS)
  const Element = asChild ? Slot : 'div'
  return (
    <Element
      role="meter"
      aria-label={meter.say('strength.label')}
      aria-valuemin={0}
      aria-valuemax={FULL_BITS}
      aria-valuenow={bits}
      aria-valuetext={valueOf(meter)}
      {...rest}
      style={{ '--kr-meter-value': String(bits / FULL_BITS), ...style } as typeof style}
      ref={ref}
    />
  )
})

/** The level and the bits in words. */
const Level = forwardRef<HTMLSpanElement, PartProps<'span'>>(function Level({ asChild, ...rest }, ref) {
  const meter = useContext(MeterContext)
  const Element = asChild ? Slot : 'span'
  return (
    <Element {...rest} ref={ref}>
      {rest.children ?? valueOf(meter)}
    </Element>
  )
})

/** Why the level is what it is: one list item for each finding. */
const Findings = forwardRef<HTMLUListElement, PartProps<'ul'>>(function Findings({ asChild, ...rest }, ref) {
  const { strength, empty, say } = useContext(MeterContext)
  if (empty || strength.findings.length === 0) return null
  const Element = asChild ? Slot : 'ul'
  return (
    <Element {...rest} ref={ref}>
      {rest.children ??
        strength.findings.map(({ code, params }) => <li key={code}>{say(`strength.findings.${code}`, params)}</li>)}
    </Element>
  )
})

/** Unstyled parts of a strength meter. They measure in the browser and send nothing anywhere. */
export const KeyStrengthMeter = { Root, Track, Level, Findings }
