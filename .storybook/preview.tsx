import type { Preview } from '@storybook/react-vite'
import { loadLocale } from 'keyrack'
import 'keyrack/styles.css'
import { configure } from 'storybook/test'
import { registerPseudoLocales } from '../test/support/registerPseudoLocales'
import { globalTypes, initialGlobals } from './globals'
import { withKeyrack } from './withKeyrack'
import { withPage } from './withPage'

registerPseudoLocales()

// As in test/setup.ts: a first fetch of a chunk on a busy machine.
configure({ asyncUtilTimeout: 8_000 })

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    layout: 'fullscreen',
    options: { storySort: { method: 'alphabetical' } },
  },
  // Awaited before the first render, so that no story flashes up in English.
  loaders: [async ({ globals }) => ({ locale: await loadLocale(String(globals['locale'])) })],
  // The last one is the outermost.
  decorators: [withKeyrack, withPage],
}
export default preview
