// node scripts/run.mjs node scripts/migrations.mjs NAME: writes the SQL that leads from the last migration to
// src/server/tables.ts, and src/server/migrations.ts, which carries all of it into the package.
// Needs no database and no network.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'src/server/migrations')
export const embedded = join(root, 'src/server/migrations.ts')

const quote = (text) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\t', '\\t')}'`

/** The text of src/server/migrations.ts for the SQL files that are there. */
export function embed() {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))
  const migrations = journal.entries.map(({ tag }) => {
    const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    const statements = sql
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter(Boolean)
    return [
      `  {\n    name: ${quote(tag)},\n    statements: [`,
      ...statements.map((statement) => `      ${quote(statement)},`),
      '    ],\n  },',
    ].join('\n')
  })
  return [
    '// Written by scripts/migrations.mjs from src/server/migrations/*.sql: run `npm run migrations` instead of editing.',
    '',
    'export interface Migration {',
    '  readonly name: string',
    '  readonly statements: readonly string[]',
    '}',
    '',
    'export const migrations: readonly Migration[] = [',
    ...migrations,
    ']',
    '',
  ].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const name = process.argv[2] ?? 'change'
  const made = spawnSync('drizzle-kit', ['generate', '--config', 'drizzle.config.ts', '--name', name], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (made.error || made.status !== 0) {
    console.error('migrations: drizzle-kit wrote nothing, so the embedded migrations were left alone; its own words are above.')
    process.exit(1)
  }
  writeFileSync(embedded, embed())
}
