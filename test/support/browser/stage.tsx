import 'keyrack/styles.css'
import { render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { page, userEvent } from 'vitest/browser'
import { memoryAdapter } from '../../../src/adapters/memory'
import { KeyrackProvider, type KeyrackProviderProps } from '../../../src/headless/KeyrackProvider'
import { sampleKeys } from '../../../src/testing/sampleKeys'
import { NOW } from '../sampleKey'

export const THEMES = ['light', 'dark'] as const

export interface StageOptions extends Partial<Omit<KeyrackProviderProps, 'children'>> {
  readonly theme?: (typeof THEMES)[number]
  /** Of the document; null for none. */
  readonly dir?: 'ltr' | 'rtl' | null
  /** Pixels of the container. @default that of the window */
  readonly width?: number
  /** Pixels. @default 1280 × 900 */
  readonly window?: readonly [number, number]
}

/** A host's page in a real window: theme, direction, and a container around the component. */
export async function stage(
  ui: ReactElement,
  { theme = 'light', dir = 'ltr', width, window: size = [1280, 900], ...provider }: StageOptions = {},
) {
  await page.viewport(...size)
  const { documentElement: root, body } = document
  root.lang = provider.language ?? 'en'
  if (dir === null) root.removeAttribute('dir')
  else root.dir = dir
  root.dataset['theme'] = theme
  root.style.colorScheme = theme
  body.style.cssText = 'margin: 0; background: Canvas'
  const rendered = render(
    <KeyrackProvider adapter={memoryAdapter({ keys: sampleKeys(12, { now: NOW }) })} {...provider}>
      <main style={{ boxSizing: 'border-box', ...(width === undefined ? {} : { inlineSize: width }) }}>{ui}</main>
    </KeyrackProvider>,
  )
  return { ...rendered, user: userEvent }
}

/** After fades and slides; what moves for ever is left to move. */
export async function atRest(): Promise<void> {
  const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
  await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
}

export const click = (element: Element) => userEvent.click(element)
export const typeInto = (element: Element, text: string) => userEvent.fill(element, text)
export const button = (name: string | RegExp) => screen.getByRole('button', { name })
