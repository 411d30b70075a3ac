import axe, { type RunOptions } from 'axe-core'
import { expect } from 'vitest'
import { violationsIn } from './violationsIn'

/** Every rule of axe over the whole document, portals included. In jsdom nothing is laid out, so colours are left to the browser tests. */
export async function expectNoViolations(options: { readonly contrast?: boolean } = {}): Promise<void> {
  const rules: NonNullable<RunOptions['rules']> = {
    // A component in a test page has no landmarks around it; its host has.
    region: { enabled: false },
    'color-contrast': { enabled: options.contrast ?? false },
  }
  expect(violationsIn(await axe.run(document.body, { rules, resultTypes: ['violations'] }))).toEqual([])
}
