import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { findBrowser, launchArgs } from './scripts/browser.mjs'
import { sourceAliases } from './scripts/aliases.mjs'
import { withMinLength } from './test/support/withMinLength.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const executablePath = findBrowser()
const minLength: number = JSON.parse(readFileSync(here('./locales/en.json'), 'utf8')).rules.key.minLength

const alias = sourceAliases
const react18 = [...alias, { find: /^(react|react-dom)(\/.*)?$/, replacement: `${here('./test/react18/node_modules')}/$1$2` }]

/** Called for each project anew: Vitest changes the object that it is given. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { ...(executablePath ? { executablePath } : {}), args: launchArgs } }),
  instances: [{ browser: 'chromium' as const }],
})

const e2eFiles = 'test/**/*.e2e.test.ts'
const browserFiles = 'test/**/*.browser.test.{ts,tsx}'
const domFolders = 'test/{headless,ui}/**'
const own = ['**/node_modules/**']

const dom = (name: string) => ({
  name,
  environment: 'jsdom' as const,
  include: ['test/**/*.test.tsx', `${domFolders}/*.test.ts`],
  exclude: [...own, browserFiles],
  setupFiles: ['./test/setup.ts'],
  testTimeout: 20_000,
})

const browser = (name: string) => ({
  name,
  include: [browserFiles],
  exclude: own,
  setupFiles: ['./test/setup.ts'],
  testTimeout: 30_000,
  browser: chromium(),
})

/** Reached by `import()` alone: found late, it would have the page loaded anew in the middle of a test. */
const optimizeDeps = { include: ['@radix-ui/react-dropdown-menu', '@tanstack/react-table'] }

/** Stories are rendered by Storybook, which brings its own React and is asked about one only. */
const storiesFile = 'test/ui/stories.browser.test.tsx'

const projects: TestProjectConfiguration[] = [
  {
    resolve: { alias },
    test: {
      name: 'unit',
      environment: 'node',
      include: ['test/**/*.test.ts'],
      exclude: [...own, `${domFolders}/*.test.ts`, browserFiles, e2eFiles],
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  },
  { plugins: [react()], resolve: { alias }, test: { ...dom('dom'), provide: { reactMajor: 19, i18nextMajor: 27, minLength } } },
  {
    plugins: [react()],
    resolve: { alias: react18 },
    test: {
      ...dom('dom-react18'),
      provide: { reactMajor: 18, i18nextMajor: 27, minLength },
      execArgv: ['--import', here('./test/react18/use-react18.mjs')],
    },
  },
  {
    // The older pair of i18next and react-i18next, where words matter. Node loads both, so its hook is enough; an alias to
    // the folder would find the CommonJS files, which nobody's bundler takes.
    plugins: [react()],
    resolve: { alias },
    test: {
      ...dom('i18next26'),
      include: [
        'test/i18n/*.test.ts',
        'test/rulesInJson.test.tsx',
        'test/headless/{i18nextVersion,KeyrackProvider,useLanguage}.test.tsx',
        'test/ui/{KeyStrengthMeter,changeOfLanguage}.test.tsx',
      ],
      provide: { reactMajor: 19, i18nextMajor: 26, minLength },
      execArgv: ['--import', here('./test/i18next26/use-i18next26.mjs')],
    },
  },
  {
    // The same file as in `dom`, with one number of one JSON file changed: everything must follow.
    plugins: [react(), withMinLength(12)],
    resolve: { alias },
    test: {
      ...dom('rules12'),
      include: ['test/rulesInJson.test.tsx'],
      provide: { reactMajor: 19, i18nextMajor: 27, minLength: 12 },
    },
  },
  {
    plugins: [react()],
    resolve: { alias },
    optimizeDeps: { include: [...optimizeDeps.include, '@storybook/react-vite', 'storybook/test'] },
    test: { ...browser('browser'), provide: { reactMajor: 19, i18nextMajor: 27, minLength } },
  },
  {
    plugins: [react()],
    resolve: { alias: react18 },
    // Two projects in one cache folder would share the pre-bundled React.
    cacheDir: 'node_modules/.vite-react18',
    optimizeDeps,
    test: {
      ...browser('browser-react18'),
      exclude: [...own, storiesFile],
      provide: { reactMajor: 18, i18nextMajor: 27, minLength },
    },
  },
  {
    resolve: { alias },
    test: {
      name: 'e2e',
      environment: 'node',
      include: [e2eFiles],
      exclude: own,
      fileParallelism: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      ...(executablePath ? { env: { CHROME_PATH: executablePath } } : {}),
    },
  },
]

if (existsSync(here('./.storybook/main.ts')))
  projects.push({
    plugins: [storybookTest({ configDir: here('./.storybook'), disableAddonDocs: true })],
    cacheDir: 'node_modules/.vite-storybook',
    test: { name: 'storybook', testTimeout: 30_000, browser: chromium() },
  })

export default defineConfig({
  test: {
    projects,
    passWithNoTests: true,
    maxWorkers: 2,
    reporters: ['default', './test/support/tally.ts'],
  },
})
