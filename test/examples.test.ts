import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importsOf, parse } from './support/importsOf'

const root = fileURLToPath(new URL('../stories/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
const examples = files.filter((path) => path.startsWith('examples/') && path.endsWith('.tsx'))
const stories = files.filter((path) => path.endsWith('.stories.tsx'))
const read = (path: string) => readFileSync(root + path, 'utf8')
const lines = (path: string) => read(path).trimEnd().split('\n').length
const importsIn = (path: string) => importsOf(parse(path, read(path))).map(({ specifier }) => specifier)

describe('examples', () => {
  it.each(examples)('%s is short, and imports what any host can', (path) => {
    expect(lines(path)).toBeLessThanOrEqual(40)
    for (const specifier of importsIn(path))
      expect(specifier).toMatch(/^(react|keyrack(\/(core|headless|testing|adapters\/[\w-]+))?)$/)
    expect(read(path)).toContain(`export const ${path.split('/').at(-1)?.replace('.tsx', '')} =`)
  })

  it('are each shown by a story', () => {
    const shown = new Set(stories.flatMap(importsIn))
    expect(examples.filter((path) => !shown.has(`./${path.replace('.tsx', '')}`))).toEqual([])
  })
})

it.each(stories)('%s shows examples and holds none', (path) => {
  expect(lines(path)).toBeLessThanOrEqual(25)
  expect(importsIn(path).some((specifier) => specifier.startsWith('./examples/'))).toBe(true)
})
