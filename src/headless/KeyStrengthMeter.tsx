import { Slot } from '@radix-ui/react-slot'
import {
  cloneElement,
  type ComponentPropsWithoutRef,
  createContext,
  forwardRef,
  isValidElement,
  type PropsWithChildren,
  type ReactNode,
  type Ref,
  memo,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Params } from '../core/errors'
import { measureStrength, type Strength, type StrengthContext } from '../core/strength'
import { meterWord } from '../i18n/meterWords'
import { KeyrackContext } from './keyrackContext'
import type { PartProps } from './part'
import { STILL_MS } from './stillMs'
import { useKeyStrength } from './useKeyStrength'
import { useSettled } from './useSettled'

type Say = (path: string, params?: Params) => string

interface Meter extends Strength {
  readonly empty: boolean
  readonly ofFormat: boolean
  /** The level and the bits in words. */
  readonly text: string
  /** The level that was announced last. */
  readonly said: string
  readonly say: Say
}

/** From here on more bits say nothing: 128 cannot be guessed. */
const FULL_BITS = 128
/** A screen reader that is told of each key press tells nothing else. Milliseconds since the last of them. */
const SETTLED_MS = 500

const textOf = ({ level, bits, empty, ofFormat, say }: Omit<Meter, 'text' | 'said' | 'findings'>): string =>
  empty
    ? say('strength.empty')
    : ofFormat
      ? say('strength.formatValue', { bits })
      : say('strength.value', { level: say(`strength.levels.${level}`), bits })

const MeterContext = createContext<Meter>({
  ...measureStrength(''),
  empty: true,
  ofFormat: false,
  text: '',
  said: 'empty',
  say: meterWord,
})

/** Another level than the one it began with, once the value has stood for long enough. */
function useAnnounced(value: string, { level, bits, still }: { level: string; bits: number; still: boolean }): string {
  const [said, setSaid] = useState('empty')
  const last = useRef(level)
  const entered = useRef(0)
  useEffect(() => {
    entered.current = performance.now()
  }, [value])
  useEffect(() => {
    if (!still || level === last.current) return undefined
    const say = () => {
      last.current = level
      setSaid(level)
    }
    const timer = setTimeout(say, entered.current + SETTLED_MS - performance.now())
    return () => clearTimeout(timer)
    // The bits too: whoever still types has not yet arrived at a level.
  }, [level, bits, still])
  return said
}

export interface KeyStrengthMeterRootProps extends PartProps<'div'> {
  /** The key as typed. It is measured here and sent nowhere. */
  readonly value: string
  /** Words that a key should not be made of, such as its own name. */
  readonly context?: StrengthContext
  /**
   * The key is of a service that makes its keys by a format of its own: the meter then speaks of the format, for that is all
   * that the bits can tell, and nobody chooses it. What is unusable or weak is still called so. @default false
   */
  readonly thirdParty?: boolean
  /**
   * Milliseconds, at most 500, that a typed value has to stand still before it is measured, so that typing stays as cheap as it
   * is without a meter; one that is pasted, generated or emptied is measured at once. 0 measures each value. @default 300
   */
  readonly delay?: number
}

const Root = forwardRef<HTMLDivElement, KeyStrengthMeterRootProps>(function Root(
  { value, context, thirdParty = false, delay = STILL_MS, asChild, ...rest },
  ref,
) {
  const measured = useSettled(value, delay)
  const strength = useKeyStrength(measured, context)
  // Needs no provider: without one it speaks English.
  const words = useContext(KeyrackContext)?.words
  const empty = measured === ''
  const level = empty ? 'empty' : strength.level
  const ofFormat = thirdParty && !empty && level !== 'unusable' && level !== 'weak'
  const said = useAnnounced(value, { level, bits: strength.bits, still: measured === value })
  const say = (words?.t as Say | undefined) ?? meterWord
  const meter = useMemo(
    () => ({ ...strength, empty, ofFormat, text: textOf({ ...strength, empty, ofFormat, say }), said, say }),
    [strength, empty, ofFormat, said, say],
  )
  const Element = (asChild ? Slot : 'div') as 'div'
  return (
    <MeterContext.Provider value={meter}>
      <Element data-level={level} {...rest} ref={ref} />
    </MeterContext.Provider>
  )
})

/** The child that is rendered instead of an element, with our text where it has none of its own. */
const filled = (child: ReactNode, text: ReactNode): ReactNode =>
  isValidElement<PropsWithChildren>(child) ? cloneElement(child, undefined, child.props.children ?? text) : child

/** A part whose props follow from the meter; the host's own win. */
const part = (tag: 'div' | 'span' | 'ul', propsOf: (meter: Meter) => ComponentPropsWithoutRef<'div'>) =>
  memo(
    forwardRef<HTMLElement, PartProps<'div'>>(function Part({ asChild, ...rest }, ref) {
      const Element = (asChild ? Slot : tag) as 'div'
      const own = propsOf(useContext(MeterContext))
      const children = asChild ? filled(rest.children, own.children) : (rest.children ?? own.children)
      return (
        <Element {...own} {...rest} style={{ ...own.style, ...rest.style }} ref={ref as Ref<HTMLDivElement>}>
          {children}
        </Element>
      )
    }),
  )

/** The element with `role="meter"`, its value in words as well as in numbers. Fill it by `--kr-meter-value` (0–1). */
const Track = part('div', (meter) => {
  const bits = Math.min(meter.bits, FULL_BITS)
  return {
    role: 'meter',
    'aria-label': meter.say(meter.ofFormat ? 'strength.format' : 'strength.label'),
    'aria-valuemin': 0,
    'aria-valuemax': FULL_BITS,
    'aria-valuenow': bits,
    'aria-valuetext': meter.text,
    style: { '--kr-meter-value': bits / FULL_BITS } as object,
  }
})

/** The level and the bits in words. */
const Level = part('span', ({ text }) => ({ children: text }))

/** Why the level is what it is: one item for each finding, and none for an empty field. */
const Findings = part('ul', ({ empty, findings, say }) => ({
  hidden: empty || !findings.length,
  children: findings.map(({ code, params }) => <li key={code}>{say(`strength.findings.${code}`, params)}</li>),
}))

/**
 * Tells those who cannot see it of another level, half a second after the last change. It is silent about the value that
 * it came with, and there from the start: a live region that arrives with its text is not read.
 */
const Announcer = part('div', ({ said, ofFormat, say }) => ({
  role: 'status',
  'aria-live': 'polite',
  children: said === 'empty' || ofFormat ? '' : say('strength.announcement', { level: say(`strength.levels.${said}`) }),
}))

/** Unstyled parts of a strength meter. They measure in the browser and send nothing anywhere. */
export const KeyStrengthMeter = { Root, Track, Level, Findings, Announcer }
