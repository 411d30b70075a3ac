import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { architectureProblems } from './support/architectureProblems'

const read = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .map((path) => [path, /\.(tsx?|json)$/.test(path) ? readFileSync(path, 'utf8') : ''])

describe('the house', () => {
  it('keeps its order', () => {
    const files = new Map([...read('src'), ...read('locales')])
    expect(files.size).toBeGreaterThan(10)
    expect(architectureProblems(files)).toEqual([])
  })
})

const sound: Readonly<Record<string, string>> = {
  'locales/en.json': '{}',
  'src/core/model.ts': 'export interface ApiKey { id: string }',
  'src/core/errors.ts': "import type { ApiKey } from './model'\nexport type Code = ApiKey['id']",
  'src/core/index.ts': "export type * from './model'\nexport { type Code } from './errors'",
  'src/core/schema.ts': "import * as z from 'zod/mini'\nexport const schema = z.string()",
  'src/i18n/words.ts': "import en from '../../locales/en.json'\nexport const words = () => import('../../locales/en.json')",
  'src/headless/useWords.ts':
    "import type { i18n } from 'i18next'\nimport { useMemo } from 'react'\nimport { words } from '../i18n/words'\nexport const useWords = (_: i18n) => useMemo(words, [])",
  'src/ui/Table.tsx': "import { useWords } from '../headless/useWords'\nexport const Table = () => <p>{String(useWords)}</p>",
  'src/ui/index.ts': "export { Table } from './Table'",
  'src/adapters/memory.ts': "import { rules } from '../../locales/en.json'\nexport const memoryAdapter = () => rules",
  'src/server/pglite.ts':
    "import { PGlite } from '@electric-sql/pglite'\nimport { mkdir } from 'node:fs/promises'\nexport const store = [PGlite, mkdir]",
}

describe('the reader of imports', () => {
  it('finds nothing in a sound tree', () => {
    expect(architectureProblems(new Map(Object.entries(sound)))).toEqual([])
  })

  it.each([
    ['src/core/bad.ts', "import { words } from '../i18n/words'", 'core may not import i18n'],
    ['src/core/bad.ts', "import type { store } from '../server/pglite'", 'core may not import server'],
    ['src/core/bad.ts', "export const late = () => import('../adapters/memory')", 'core may not import adapters'],
    ['src/core/bad.ts', "export type Late = import('../adapters/memory').Nothing", 'core may not import adapters'],
    ['src/core/bad.ts', "export * from '../headless/useWords'", 'core may not import headless'],
    ['src/core/bad.ts', "import en from '../../locales/en.json'", 'core may not import locales'],
    ['src/core/bad.ts', "import { useState } from 'react'", 'core may not import the package react'],
    ['src/core/bad.ts', "import * as z from 'zod'", 'core may not import the package zod'],
    ['src/core/bad.ts', "import { z } from 'zod/mini'", 'import * as z'],
    ['src/core/bad.ts', "import { randomBytes } from 'node:crypto'", 'core may not import the package node:crypto'],
    ['src/core/bad.ts', "const pg = require('pg')", 'core may not import the package pg'],
    ['src/core/bad.ts', "import './index'", 'import the file that has it'],
    ['src/core/bad.ts', "import { ApiKey } from '.'", 'import the file that has it'],
    ['src/core/bad.ts', "import { ApiKey } from './model.ts'", 'leave the extension out'],
    ['src/core/bad.ts', "import { gone } from './gone'", './gone is no file'],
    ['src/core/bad.ts', 'export const late = (name: string) => import(name)', 'the package (computed)'],
    ['src/core/bad.ts', 'export default 1', 'default export'],
    ['src/core/bad.ts', 'export default function bad() {}', 'default export'],
    ['src/core/bad.ts', 'const bad = 1\nexport { bad as default }', 'default export'],
    ['src/i18n/bad.ts', "import { useWords } from '../headless/useWords'", 'i18n may not import headless'],
    ['src/headless/bad.ts', "import { memoryAdapter } from '../adapters/memory'", 'headless may not import adapters'],
    ['src/headless/bad.ts', "import i18next from 'i18next'", 'headless may not import the package i18next'],
    ['src/headless/bad.ts', "import { Table } from '../ui/Table'", 'headless may not import ui'],
    ['src/ui/bad.tsx', "import { words } from '../i18n/words'", 'ui may not import i18n'],
    ['src/ui/bad.tsx', "import './styles/table.css'", 'styles are imported by the host'],
    ['src/ui/bad.tsx', "import { useForm } from 'react-hook-form'", 'ui may not import the package react-hook-form'],
    ['src/ui/index.tsx', 'export const logic = 1', 'an index holds only export'],
    ['src/adapters/bad.ts', "import en from '../../locales/en.json'", 'adapters may take only { rules }'],
    ['src/adapters/bad.ts', "import { errors, rules } from '../../locales/en.json'", 'adapters may take only { rules }'],
    ['src/adapters/bad.ts', "import { store } from '../server/pglite'", 'adapters may not import server'],
    [
      'src/server/bad.ts',
      "import { PGlite } from '@electric-sql/pglite'",
      'server may not import the package @electric-sql/pglite',
    ],
    ['src/server/bad.ts', "import { Pool } from 'pg'", 'server may not import the package pg'],
    ['src/testing/bad.ts', "import { expect } from 'vitest'", 'testing may not import the package vitest'],
    ['src/attic/bad.ts', 'export const bad = 1', 'attic is no layer'],
  ])('finds what is wrong in %s: %s', (path, source, problem) => {
    const files = new Map(Object.entries({ ...sound, 'src/ui/styles/table.css': '', [path]: source }))
    expect(architectureProblems(files)).toEqual([expect.stringContaining(problem)])
  })

  it('finds a ring of imports, and leaves alone one that is made of types', () => {
    const ring = {
      'src/core/a.ts': "import { b } from './b'\nexport const a = () => b",
      'src/core/b.ts': "import { c } from './c'\nexport const b = () => c",
    }
    const closedBy = (source: string) => architectureProblems(new Map(Object.entries({ ...ring, 'src/core/c.ts': source })))
    expect(closedBy("import { a } from './a'\nexport const c = () => a")).toEqual([
      'src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts: these files import each other',
    ])
    expect(closedBy("import { type a } from './a'\nexport type C = typeof a\nexport const c = 1")).toHaveLength(1)
    expect(closedBy("import type { a } from './a'\nexport type C = typeof a\nexport const c = 1")).toEqual([])
  })
})
