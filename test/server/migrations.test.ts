import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { expect, it } from 'vitest'
import { embed, embedded } from '../../scripts/migrations.mjs'
import { migrations } from '../../src/server/migrations'
import * as tables from '../../src/server/tables'

const folder = fileURLToPath(new URL('../../src/server/migrations/meta/', import.meta.url))

it('carries the SQL files into the package word for word', () => {
  expect(readFileSync(embedded, 'utf8')).toBe(embed())
  expect(migrations.length).toBeGreaterThan(0)
})

it('leads to the tables as the code has them', async () => {
  const journal = JSON.parse(readFileSync(`${folder}_journal.json`, 'utf8')) as { entries: { idx: number }[] }
  const last = String(journal.entries.at(-1)?.idx).padStart(4, '0')
  const snapshot = JSON.parse(readFileSync(`${folder}${last}_snapshot.json`, 'utf8')) as ReturnType<typeof generateDrizzleJson>
  expect(await generateMigration(snapshot, generateDrizzleJson(tables, snapshot.id))).toEqual([])
})
