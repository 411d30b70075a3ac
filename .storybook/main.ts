import type { StorybookConfig } from '@storybook/react-vite'
import { mergeConfig } from 'vite'
import { sourceAliases } from '../scripts/aliases.mjs'

const config: StorybookConfig = {
  framework: { name: '@storybook/react-vite', options: {} },
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // Stories import what a host imports, and get the sources.
      resolve: { alias: sourceAliases },
      // Reached by import() alone: found late, it would have the page loaded anew in the middle of a story.
      optimizeDeps: { include: ['@radix-ui/react-dropdown-menu'] },
      build: { chunkSizeWarningLimit: 2000, rolldownOptions: { checks: { moduleLevelDirective: false } } },
    }),
}
export default config
