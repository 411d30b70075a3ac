import { Slot } from '@radix-ui/react-slot'
import { type ComponentPropsWithoutRef, createContext, forwardRef, type Ref, useContext } from 'react'
import type { Params } from '../core/errors'
import { measureStrength, type Strength, type StrengthContext } from '../core/strength'
import { meterWord } from '../i18n/meterWords'
import { KeyrackContext } from './keyrackContext'
import type { PartProps } from './part'
import { useKeyStrength } from './useKeyStrength'

type Say = (path: string, params?: Params) => string

interface Meter extends Strength {
  readonly empty: boolean
  readonly say: Say
}

/** From here on more bits say nothing: 128 cannot be guessed. */
const FULL_BITS = 128

const valueOf = ({ level, bits, empty, say }: Meter): string =>
  empty ? say('strength.empty') : say('strength.value', { level: say(`strength.levels.${level}`), bits })

const MeterContext = createContext<Meter>({ ...measureStrength(''), empty: true, say: meterWord })

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
  const Element = (asChild ? Slot : 'div') as 'div'
  return (
    // Not memoised: whenever the root renders, all parts have something new to say.
    <MeterContext.Provider value={{ ...strength, empty, say: (words?.t as Say | undefined) ?? meterWord }}>
      <Element data-level={empty ? 'empty' : strength.level} {...rest} ref={ref} />
    </MeterContext.Provider>
  )
})

/** A part whose props follow from the meter; the host's own win. */
const part = (tag: 'div' | 'span' | 'ul', propsOf: (meter: Meter) => ComponentPropsWithoutRef<'div'>) =>
  forwardRef<HTMLElement, PartProps<'div'>>(function Part({ asChild, ...rest }, ref) {
    const Element = (asChild ? Slot : tag) as 'div'
    const own = propsOf(useContext(MeterContext))
    return <Element {...own} {...rest} style={{ ...own.style, ...rest.style }} ref={ref as Ref<HTMLDivElement>} />
  })

/** The element with `role="meter"`, its value in words as well as in numbers. Fill it by `--kr-meter-value` (0–1). */
const Track = part('div', (meter) => {
  const bits = Math.min(meter.bits, FULL_BITS)
  return {
    role: 'meter',
    'aria-label': meter.say('strength.label'),
    'aria-valuemin': 0,
    'aria-valuemax': FULL_BITS,
    'aria-valuenow': bits,
    'aria-valuetext': valueOf(meter),
    style: { '--kr-meter-value': bits / FULL_BITS } as object,
  }
})

/** The level and the bits in words. */
const Level = part('span', (meter) => ({ children: valueOf(meter) }))

/** Why the level is what it is: one item for each finding, and none for an empty field. */
const Findings = part('ul', ({ empty, findings, say }) => ({
  hidden: empty || !findings.length,
  children: findings.map(({ code, params }) => <li key={code}>{say(`strength.findings.${code}`, params)}</li>),
}))

/** Unstyled parts of a strength meter. They measure in the browser and send nothing anywhere. */
export const KeyStrengthMeter = { Root, Track, Level, Findings }
