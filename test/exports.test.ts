import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sourceAliases } from '../scripts/aliases.mjs'

const { exports }: { exports: Readonly<Record<string, unknown>> } = JSON.parse(readFileSync('package.json', 'utf8'))

/** Types alone, which the build writes: test/package.test.ts has them. */
const typesOnly = ['./i18next']

const subpaths = Object.keys(exports).filter((path) => !/\.(json|css)$/.test(path) && !typesOnly.includes(path))

/** The source file behind a public import path. */
const sourceOf = (specifier: string): string => {
  const alias = sourceAliases.find(({ find }) => find.test(specifier))
  if (!alias) throw new Error(`${specifier} has no line in scripts/aliases.mjs`)
  return specifier.replace(alias.find, alias.replacement)
}

describe('what each public path exports when the code runs', () => {
  it.each(subpaths)('%s', async (path) => {
    const file = sourceOf(path.replace(/^\./, 'keyrack'))
    expect(existsSync(file), `${file} is missing`).toBe(true)
    const names = Object.keys((await import(file)) as object).sort()
    expect(names).not.toContain('default')
    expect(names).toMatchSnapshot()
  })
})
