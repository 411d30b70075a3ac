/// <reference types="vite/client" />
import { composeStories, type Meta, type Preview, setProjectAnnotations, type StoryObj } from '@storybook/react-vite'
import { render } from '@testing-library/react'
import type { ComponentType } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { initialGlobals } from '../../.storybook/globals'
import preview from '../../.storybook/preview'
import { loadLocale } from '../../src/i18n/locales'
import { everyLook } from '../support/browser/everyLook'
import { clipped, overflowing, overlapping, tooSmall } from '../support/browser/measure'
import { atRest } from '../support/browser/stage'

const WIDTHS = [320, 1280] as const
/** In which axe is asked about each look: it takes longer than all of the rest, and few of its rules know a width. */
const WIDTH_OF_LOOKS = 1280
/**
 * The first is the one that the story is played in; the other comes while it is on screen, as from the toolbar. Two languages
 * from right to left share the widths: both at each would take a minute and a half longer, and have found nothing more.
 */
const LANGUAGES = { 320: ['ar', 'en-XA'], 1280: ['fa', 'en-XA'] } as const
/** By which their words are known among the samples, which are English. */
const SIGNS = { ar: /\p{Script=Arabic}/u, fa: /\p{Script=Arabic}/u, 'en-XA': /\[\p{L}/u } as const

type Globals = Readonly<Record<string, string>>

/** Shows the story that was shown last in another language, with all that was typed and opened in it. */
let show: (globals: Globals) => void = () => undefined

const annotations = setProjectAnnotations([
  preview,
  {
    renderToCanvas: ({ storyContext, unboundStoryFn }, canvas) => {
      const Story = unboundStoryFn as ComponentType<Readonly<Record<string, unknown>>>
      const { rerender, unmount } = render(<Story {...storyContext} />, { container: canvas })
      show = (globals) => rerender(<Story {...storyContext} globals={globals} />)
      return unmount
    },
  } satisfies Preview,
])
beforeAll(annotations.beforeAll)

/** What is out of sight keeps the size of the language before, in which nothing of it is laid out; here all of it is measured. */
const LAID_OUT = '.kr-row { content-visibility: visible }'
beforeAll(() => {
  document.head.append(Object.assign(document.createElement('style'), { textContent: LAID_OUT }))
})

const files = import.meta.glob<Record<string, StoryObj> & { default: Meta }>('../../stories/*.stories.tsx', { eager: true })
const stories = Object.values(files).flatMap((file) =>
  Object.entries(composeStories(file)).map(([name, story]) => [`${file.default.title}/${name}`, story] as const),
)

/** What lies over what: the page, the dialog above it, a menu. */
const layers = (canvas: Element) => [canvas, ...document.querySelectorAll('body > [role$="dialog"], body > div > [role="menu"]')]

const problems = (canvas: Element) =>
  layers(canvas).flatMap((layer) =>
    Object.entries({ clipped, overflowing, overlapping, tooSmall }).flatMap(([name, measure]) =>
      measure(layer).map((problem) => `${name}: ${problem}`),
    ),
  )

/** The footer of a dialog ends where the dialog ends, however much scrolls above it. */
const afloat = () =>
  [...document.querySelectorAll('.kr-dialog-footer')]
    .filter((footer) => footer.getClientRects().length > 0)
    .filter((footer) => {
      const end = footer.closest('.kr-dialog')?.getBoundingClientRect().bottom ?? 0
      return Math.abs(end - footer.getBoundingClientRect().bottom) > 1
    })
    .map(() => 'afloat: a footer is not at the end of its dialog')

/** The words follow a promise, and are on screen with the next frame but one. */
const frames = async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

const middle = (at: Element) => {
  const { left, right } = at.getBoundingClientRect()
  return (left + right) / 2
}

/** Where a language from right to left has them: at the start, or at the end, of what holds them. */
const AT_THE_START = {
  '.kr-title': '.kr-toolbar',
  '.kr-name': '.kr-row',
  'input[type="radio"]': '.kr-kind',
  'input[type="checkbox"]': '.kr-check',
}
const AT_THE_END = {
  '.kr-dialog-close': '.kr-dialog-header',
  '.kr-cell-actions > button': '.kr-row',
  // Actions of a key are a list, and begin where lists do.
  '.kr-dialog-footer:not(.kr-detail-actions) > :last-child': '.kr-dialog-footer',
}
/** What is not written in the language of the page keeps its own direction. */
const LEFT_TO_RIGHT = '.kr-middle, .kr-mask, .kr-input[data-mono], .kr-reveal-secret, .kr-log-reference'

const notMirrored = (canvas: Element): string[] =>
  layers(canvas).flatMap((layer) => {
    const inside = (selector: string) => [...layer.querySelectorAll(selector)].filter((at) => at.getClientRects().length > 0)
    const run = (selector: string, direction: string) =>
      inside(selector)
        .filter((at) => getComputedStyle(at).direction !== direction)
        .map((at) => `${at.className} does not run ${direction}`)
    const stands = (places: Readonly<Record<string, string>>, wrong: (one: number, whole: number) => boolean) =>
      Object.entries(places).flatMap(([selector, holder]) =>
        inside(selector)
          .filter((at) => wrong(middle(at), middle(at.closest(holder) ?? at)))
          .map((at) => `${at.className || selector} is on the wrong side`),
      )
    return [
      ...run('.kr-scope', 'rtl'),
      ...run(LEFT_TO_RIGHT, 'ltr'),
      ...stands(AT_THE_START, (one, whole) => one < whole),
      ...stands(AT_THE_END, (one, whole) => one > whole),
    ]
  })

describe.each(WIDTHS)('in a window of %i pixels', (width) => {
  beforeAll(() => page.viewport(width, 900))

  it.each(stories)('%s holds in long and in mirrored words', async (_, story) => {
    const canvas = document.body.appendChild(document.createElement('div'))
    const globals = { ...initialGlobals, ...story.globals }
    const found: string[] = []
    await story.run({ canvasElement: canvas, globals: { ...globals, locale: LANGUAGES[width][0] } })
    for (const locale of LANGUAGES[width]) {
      await loadLocale(locale)
      show({ ...globals, locale })
      await frames()
      await atRest()
      if (story.parameters['keyrack'] !== false) expect(document.body.innerText).toMatch(SIGNS[locale])
      const mirrored = document.documentElement.dir === 'rtl'
      found.push(
        ...[...problems(canvas), ...afloat(), ...(mirrored ? notMirrored(canvas) : [])].map((problem) => `${locale}: ${problem}`),
      )
    }
    expect(found).toEqual([])
    if (width !== WIDTH_OF_LOOKS) return
    const { checks, violations } = await everyLook()
    expect(violations).toEqual([])
    expect(checks).toBe(document.querySelector('.kr-api-key-table') === null ? 4 : 8)
  })
})
