import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { defineConfig } from 'tsup'

/** What package.json exports, and the file behind it. */
const entries = {
  index: 'src/ui/index.ts',
  headless: 'src/headless/index.ts',
  core: 'src/core/index.ts',
  'adapters/memory': 'src/adapters/memory.ts',
  'adapters/http': 'src/adapters/http.ts',
  server: 'src/server/index.ts',
  'server/postgres': 'src/server/postgres.ts',
  'server/pglite': 'src/server/pglite.ts',
  testing: 'src/testing/index.ts',
  'server-in-browser': 'src/server/inBrowser.ts',
}

const sourceFiles = (layer: string) =>
  readdirSync(`src/${layer}`, { recursive: true, encoding: 'utf8' }).map((name) => `${layer}/${name.replaceAll('\\', '/')}`)

/** Fetched by `import()`: entries to esbuild already, with chunks of their own that must stay. */
const fetchedLater = new Set(
  ['headless', 'ui']
    .flatMap(sourceFiles)
    .flatMap((path) =>
      Array.from(
        /\.tsx?$/.test(path) ? readFileSync(`src/${path}`, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g) : [],
        ([, target]) => posix.join(posix.dirname(path), target as string),
      ),
    ),
)

/**
 * Each of the library's files as an entry too. That leaves every file in a chunk of its own, which a host's bundler
 * takes or leaves whole: with one big chunk, `import { KeyStrengthMeter }` costs 8.6 KB, and this way 3.2 KB.
 * scripts/build.mjs deletes these entries again; nothing imports them, only the chunks behind them.
 */
const parts = Object.fromEntries(
  ['core', 'i18n', 'headless', 'ui']
    .flatMap(sourceFiles)
    .filter(
      (path) => /(?<!\.d)\.tsx?$/.test(path) && !/(^|\/)index\.ts$/.test(path) && !fetchedLater.has(path.replace(/\.tsx?$/, '')),
    )
    .map((path) => [`parts/${path.replace(/\.tsx?$/, '')}`, `src/${path}`]),
)

/**
 * One graph for all JavaScript, so that what two entries share (`ApiKeyError`, the React context) exists once.
 * scripts/build.mjs runs it, adds `"use client"` and the stylesheets, and puts the result into dist at once.
 */
export default defineConfig({
  entry: { ...entries, ...parts },
  // Not by the flag --dts: that one would declare the parts too.
  dts: process.env['KEYRACK_TYPES'] ? { entry: entries } : false,
  format: 'esm',
  target: 'es2022',
  // Bare `crypto` is no name for a module in Deno or on Workers.
  removeNodeProtocol: false,
  splitting: true,
  // Rollup's pass would drop "use client"; what a host leaves unused its own bundler drops.
  treeshake: false,
  // Calls that only make a value: a bundler may drop them where the value goes unused.
  pure: ['forwardRef', 'createContext', 'memo', 'lazy', 'Object.freeze'],
  sourcemap: true,
  esbuildOptions: (options) => {
    // Words as they are, not as \u escapes.
    options.charset = 'utf8'
  },
  metafile: true,
  clean: false,
})
