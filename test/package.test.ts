import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin, SourceMap } from 'node:module'
import { delimiter, dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../scripts/build.mjs'
import { PSEUDO_LOCALES } from '../scripts/pseudoLocales.mjs'
import { importsOf, parse } from './support/importsOf'

const run = promisify(execFile)

beforeAll(() => ensureBuild(), 240_000)

const read = (file: string): string => readFileSync(join('dist', file), 'utf8')
const firstLine = (file: string): string => read(file).slice(0, read(file).indexOf('\n'))

/** The files of dist that come along when one is imported. */
const reach = (...entries: string[]): string[] => {
  const seen = new Set(entries)
  for (const file of seen)
    for (const [, path = ''] of read(file).matchAll(/(?:\bfrom|\bimport)\s*"(\.\.?\/[^"]+)"/g))
      seen.add(posix.join(dirname(file), path))
  return [...seen]
}

const forServers = [
  'core.js',
  'server.js',
  'server/postgres.js',
  'server/pglite.js',
  'adapters/memory.js',
  'adapters/http.js',
  'testing.js',
]

/** Each version of Node on the PATH that the package is for: the one that runs this test, and the machine's own. */
const nodes = new Map<string, string>()
for (const path of [process.execPath, ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'))]) {
  if (!existsSync(path)) continue
  const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (!nodes.has(version) && (major > 20 || (major === 20 && minor >= 19))) nodes.set(version, path)
}

const importing = (specifier: string) => [
  '--input-type=module',
  '-e',
  `console.log(Object.keys(await import('${specifier}')).length)`,
]

describe('the built package', () => {
  it.each(['index.js', 'headless.js'])('marks %s as client code in its first line', (file) => {
    expect(firstLine(file)).toBe('"use client";')
  })

  it.each(forServers)('marks nothing that %s brings along as client code', (file) => {
    expect(reach(file).filter((one) => read(one).includes('"use client"'))).toEqual([])
  })

  it('marks every file that imports React, wherever it lies', () => {
    const withReact = reach('index.js', 'headless.js').filter((file) => /from "react["/]/.test(read(file)))
    expect(withReact.length).toBeGreaterThan(1)
    for (const file of withReact) expect(firstLine(file), file).toBe('"use client";')
  })

  it('has one ApiKeyError, whichever way it is imported', () => {
    const declaring = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.js') && /\bclass\b[^{]*\bextends Error\b/.test(read(file)) && read(file).includes('"ApiKeyError"'),
    )
    expect(declaring).toHaveLength(1)
    for (const file of ['core.js', 'index.js', 'adapters/http.js', 'server.js']) expect(reach(file)).toContain(declaring[0])
  })

  it('leaves Chinese in a file of its own, fetched when it is asked for', () => {
    const chinese = (file: string) => /[\u4e00-\u9fff]{2}/.test(read(file).replace(/\/\/.*/g, ''))
    expect(reach('index.js').filter(chinese)).toEqual([])
    expect(readdirSync('dist').filter((file) => /^zh-Hans-.*\.js$/.test(file) && chinese(file))).toHaveLength(1)
  })

  it('leaves the pseudo-locales to this repository', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] }
    for (const tag of PSEUDO_LOCALES) {
      expect(
        readdirSync('dist').filter((file) => file.includes(tag) || (file.endsWith('.js') && read(file).includes(tag))),
      ).toEqual([])
      expect(files).toContain(`!locales/${tag}.json`)
    }
  })

  it('gives a host’s typed i18next our namespace, only where keyrack/i18next is imported', async () => {
    mkdirSync('.tmp/types', { recursive: true })
    const folder = mkdtempSync('.tmp/types/')
    const host = (text: string) => `import { createInstance } from 'i18next'\nconst { t } = createInstance()\n${text}\n`
    const own = `declare module 'i18next' { interface CustomTypeOptions { resources: { translation: { hello: 'Hello' } } } }`
    const files = {
      'typed.ts': `import 'keyrack/i18next'\n${own}\n${host("export const words: string[] = [t('hello'), t('keyrack:actions.cancel'), t('keyrack:table.count', { count: 3 })]")}`,
      'wrong.ts': `import 'keyrack/i18next'\n${own}\n${host("export const word = t('keyrack:actions.cancle')")}`,
      'untyped.ts': host("export const word: string = t('whatever:it.is', { x: 1 })"),
    }
    const errorsIn = async (name: keyof typeof files) => {
      writeFileSync(join(folder, name), files[name])
      const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', types: [] }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [name] }))
      const options = ['--project', folder]
      const { stdout } = await run(process.execPath, ['node_modules/typescript/bin/tsc', ...options]).catch(
        (failed: { stdout: string }) => failed,
      )
      return stdout
    }
    try {
      expect(await errorsIn('typed.ts')).toBe('')
      expect(await errorsIn('untyped.ts')).toBe('')
      expect(await errorsIn('wrong.ts')).toMatch(/wrong\.ts.*cancle/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 120_000)

  it('imports nothing that a host does not get with it, types included', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>
    const declared = new Set([...Object.keys({ ...dependencies, ...peerDependencies }), 'keyrack'])
    const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) => /\.(js|d\.ts)$/.test(path))
    const imported = files
      .flatMap((file) => importsOf(parse(file, read(file))))
      .map(({ specifier }) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)
    expect(imported).toContain('@tanstack/react-table')
    expect(new Set(imported.filter((name) => !name.startsWith('.') && !isBuiltin(name) && !declared.has(name)))).toEqual(
      new Set(),
    )
  })

  it('keeps source maps in step with what was put before the code', () => {
    const file = reach('index.js').find(
      (one) =>
        /^function KeyStrengthMeter\b|^(var|const) KeyStrengthMeter\b/m.test(read(one)) && firstLine(one) === '"use client";',
    )
    expect(file).toBeDefined()
    const line = read(file as string)
      .split('\n')
      .findIndex((text) => /^(function|var|const) KeyStrengthMeter\b/.test(text))
    const entry = new SourceMap(JSON.parse(read(`${file}.map`))).findEntry(line, 0)
    expect(entry).toHaveProperty('originalSource', expect.stringMatching(/KeyStrengthMeter\.tsx$/))
    const { originalSource, originalLine } = entry as { originalSource: string; originalLine: number }
    expect(readFileSync(join('dist', originalSource), 'utf8').split('\n')[originalLine]).toContain('KeyStrengthMeter')
  })

  it('has its stylesheets whole, in the layer keyrack', () => {
    for (const file of ['styles.css', 'tokens.css']) expect(read(file)).not.toContain('@import')
    expect(read('styles.css')).toMatch(/@layer[^{;]*keyrack/)
    expect(read('tokens.css')).toContain('--kr-')
  })
})

describe.each([...nodes])('Node %s', (_, node) => {
  it.each(['core', 'server', 'adapters/memory', 'adapters/http', 'testing'])('imports keyrack/%s', async (path) => {
    const { stdout, stderr } = await run(node, importing(`keyrack/${path}`))
    expect(Number(stdout)).toBeGreaterThan(0)
    expect(stderr).toBe('')
  })

  it.each(['server', 'server/postgres', 'server/pglite'])(
    'refuses keyrack/%s where the browser condition holds',
    async (path) => {
      const failure = await run(node, ['--conditions=browser', ...importing(`keyrack/${path}`)]).catch((error: unknown) => error)
      expect(String((failure as { stderr?: string }).stderr)).toMatch(/Error: keyrack: [^\n]*browser/)
    },
  )

  it('takes the server itself on an edge runtime that also says browser', async () => {
    const { stdout } = await run(node, ['--conditions=workerd', '--conditions=browser', ...importing('keyrack/server')])
    expect(Number(stdout)).toBeGreaterThan(0)
  })
})

describe('a bundle for the browser', () => {
  it.each([
    ['keyrack/server', 'createApiKeyHandler'],
    ['keyrack/server/postgres', 'postgresStore'],
    ['keyrack/server/pglite', 'pgliteStore'],
  ])('throws one sentence instead of having %s in it', async (path, name) => {
    const { outputFiles } = await build({
      stdin: { contents: `import { ${name} } from '${path}'; console.log(${name})`, resolveDir: process.cwd() },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      // Not this checkout's, which sends keyrack/* to the sources.
      tsconfigRaw: '{}',
    })
    const text = outputFiles.map((file) => file.text).join('\n')
    expect(text.length).toBeLessThan(2_000)
    const failure = await run(process.execPath, ['--input-type=module', '-e', text]).catch((error: unknown) => error)
    expect(String((failure as { stderr?: string }).stderr)).toMatch(/Error: keyrack: [^\n]*browser/)
  })
})
