// npm run locales [-- --write]: checks that what is made from the locale files is up to date, or writes it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedFiles, readLocales } from './localeFiles.mjs'
import { root } from './setup.mjs'

const stale = [...generatedFiles(readLocales(root))].filter(([path, text]) => {
  const full = join(root, path)
  return !existsSync(full) || readFileSync(full, 'utf8') !== text
})
if (process.argv.includes('--write')) for (const [path, text] of stale) writeFileSync(join(root, path), text)
else if (stale.length > 0) {
  console.error(`locales: ${stale.map(([path]) => path).join(', ')} out of date; run \`npm run locales -- --write\``)
  process.exit(1)
}
