// npm run locales [-- --write]: what is still to be done in each language, and whether what is made from the locale files is
// up to date; --write makes it anew. Exit 1 where anything is wrong.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { root } from './setup.mjs'

// Sources import each other without an extension, which Node does not read.
registerHooks({
  resolve: (specifier, context, next) =>
    next(/^\.\.?\/[^.]+$/.test(specifier) && context.parentURL?.endsWith('.ts') ? `${specifier}.ts` : specifier, context),
})
const { generatedFiles, readLocales } = await import('./localeFiles.mjs')
const { localeReport } = await import('./localeReport.mjs')

const KINDS = ['missing', 'extra', 'untranslated', 'placeholders', 'plurals', 'text', 'rules', 'file']
const widths = [9, 8, ...KINDS.map((kind) => kind.length + 2), 10]

const line = (cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : String(cell).padStart(widths[at]))).join('')

function printTable(rows) {
  console.log(line(['language', 'strings', ...KINDS, 'gzip KB']))
  for (const { tag, strings, gzip, problems } of rows) {
    const counts = KINDS.map((kind) => problems.filter((problem) => problem.kind === kind).length || '–')
    console.log(line([tag, strings, ...counts, (gzip / 1024).toFixed(2)]))
  }
}

function staleFiles() {
  return [...generatedFiles(root)].filter(([path, text]) => {
    const full = join(root, path)
    return !existsSync(full) || readFileSync(full, 'utf8') !== text
  })
}

try {
  const stale = staleFiles()
  const write = process.argv.includes('--write')
  if (write) for (const [path, text] of stale) writeFileSync(join(root, path), text)

  const allowed = JSON.parse(readFileSync(join(root, 'scripts/sameAsEnglish.json'), 'utf8'))
  const { rows, problems } = localeReport(readLocales(root), allowed)
  printTable(rows)
  const texts = problems.map(({ text }) => text)
  for (const [path] of stale)
    if (write) console.log(`wrote ${path}`)
    else texts.push(`${path} is out of date; run \`npm run locales -- --write\``)
  for (const text of texts) console.error(`locales: ${text}`)
  if (texts.length > 0) process.exitCode = 1
} catch (error) {
  console.error(`locales: ${error.message}`)
  process.exitCode = 1
}
