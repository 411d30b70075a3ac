// Public import paths, and the source files that stand behind them here. Specific before general.
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** @type {{ find: RegExp, replacement: string }[]} */
export const sourceAliases = [
  { find: /^keyrack\/locales\/(.+)$/, replacement: at('locales/$1') },
  { find: /^keyrack\/(styles|tokens)\.css$/, replacement: at('src/ui/styles/$1.css') },
  { find: /^keyrack\/adapters\/([\w-]+)$/, replacement: at('src/adapters/$1.ts') },
  { find: /^keyrack\/server\/([\w-]+)$/, replacement: at('src/server/$1.ts') },
  { find: /^keyrack\/(headless|core|server|testing)$/, replacement: at('src/$1/index.ts') },
  { find: /^keyrack$/, replacement: at('src/ui/index.ts') },
]
