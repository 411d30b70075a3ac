import axe, { type RunOptions } from 'axe-core'
import { violationsIn } from '../violationsIn'
import { atRest, THEMES } from './stage'

const DIRECTIONS = ['ltr', 'rtl'] as const
const DENSITIES = ['comfortable', 'compact'] as const

/** Of what is on screen: rows have a density, and nothing else has. */
const tables = () => [...document.querySelectorAll<HTMLElement>('.kr-api-key-table')]

/** What colours, sides and sizes can break. The others read names, roles and order, which no look changes. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

const SOME_RULES: RunOptions = { runOnly: { type: 'rule', values: RULES_OF_LOOKS } }

interface Look {
  readonly theme: (typeof THEMES)[number]
  readonly dir: (typeof DIRECTIONS)[number]
  readonly density: (typeof DENSITIES)[number]
}

/** As hosts do it: on the document, and on the table that is on screen. Nothing is rendered anew. */
const wear = ({ theme, dir, density }: Look) => {
  const { documentElement: root } = document
  root.dataset['theme'] = theme
  root.style.colorScheme = theme
  root.dir = dir
  for (const table of tables()) table.dataset['density'] = density
}

const looks = (): Look[] =>
  THEMES.flatMap((theme) =>
    DIRECTIONS.flatMap((dir) =>
      (tables().length > 0 ? DENSITIES : DENSITIES.slice(0, 1)).map((density): Look => ({ theme, dir, density })),
    ),
  )

export interface EveryLook {
  /** How often axe was asked. */
  readonly checks: number
  /** What it found, with the look that it was found in. */
  readonly violations: readonly string[]
}

/**
 * Has axe look at the page, portals included, in each theme × direction × density, with the rules that a look can break. All
 * others are asked of each story once, when it is tested as a story.
 */
export async function everyLook(): Promise<EveryLook> {
  const all = looks()
  const violations: string[] = []
  for (const look of all) {
    wear(look)
    // Directions of what is in a portal follow in a task of their own.
    await new Promise(requestAnimationFrame)
    await atRest()
    const found = await axe.run(document.body, { ...SOME_RULES, resultTypes: ['violations'] })
    violations.push(...violationsIn(found).map((text) => `${Object.values(look).join(', ')}: ${text}`))
  }
  return { checks: all.length, violations }
}
