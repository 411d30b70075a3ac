import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as i18next from 'i18next'
import * as reactI18next from 'react-i18next'
import { describe, expect, inject, it } from 'vitest'
import { createI18n } from '../../src/i18n/createI18n'

const major = inject('i18nextMajor')
const folder = join(process.cwd(), major === 26 ? 'test/i18next26/node_modules' : 'node_modules')
const require = createRequire(import.meta.url)

interface Manifest {
  readonly version: string
  readonly module: string
}

const manifestOf = (name: string): Manifest => JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'))

describe('the pair that the project is for', () => {
  it('is the one on disk', () => {
    expect(Number.parseInt(manifestOf('i18next').version, 10)).toBe(major)
    expect(Number.parseInt(manifestOf('react-i18next').version, 10)).toBe(major - 9)
  })

  it('is what the sources and the tests import', async () => {
    const load = (name: string): Promise<Record<string, unknown>> =>
      import(/* @vite-ignore */ pathToFileURL(join(folder, name, manifestOf(name).module)).href)
    const { createInstance, default: first } = await load('i18next')
    expect(i18next.createInstance).toBe(createInstance)
    expect(createI18n()).toBeInstanceOf((first as object).constructor)
    expect(reactI18next.useTranslation).toBe((await load('react-i18next'))['useTranslation'])
  })

  it.each(['i18next', 'react-i18next'])('is what Node itself loads for %s', (name) => {
    require(name)
    const loaded = Object.keys(require.cache).filter((file) => file.includes(`/node_modules/${name}/dist/`))
    expect(loaded).not.toEqual([])
    expect(loaded.filter((file) => !file.startsWith(join(folder, name)))).toEqual([])
  })
})
