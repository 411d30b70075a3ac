import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { clientFiles } from '../scripts/chunks.mjs'
import { takeLock } from '../scripts/lock.mjs'
import { lockProblems } from '../scripts/lockcheck.mjs'
import { nodeIsNewEnough } from '../scripts/setup.mjs'

const folder = mkdtempSync(join(tmpdir(), 'keyrack-scripts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the choice of a Node', () => {
  it.each(['18.20.4', '20.19.0', '22.22.1', '23.11.0', '24.14.1', '25.2.0'])('passes over %s', (version) => {
    expect(nodeIsNewEnough(version)).toBe(false)
  })
  it.each(['22.22.2', '22.23.0', '24.15.0', '24.21.0', '26.0.0', '27.1.0'])('takes %s', (version) => {
    expect(nodeIsNewEnough(version)).toBe(true)
  })
})

describe('the lock of a checkout', () => {
  const locker = join(process.cwd(), 'scripts/lock.mjs')
  const log = join(folder, 'log')
  const worker = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout } from 'node:timers/promises'
    const { takeLock } = await import(${JSON.stringify(locker)})
    const release = takeLock(${JSON.stringify(join(folder, 'one'))})
    appendFileSync(${JSON.stringify(log)}, 'in ')
    await setTimeout(100)
    appendFileSync(${JSON.stringify(log)}, 'out ')
    release()`

  it('lets one process in at a time', async () => {
    const exits = await Promise.all(
      [1, 2, 3].map(() => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', worker], { stdio: 'inherit' })
        return new Promise((done) => child.once('exit', done))
      }),
    )
    expect(exits).toEqual([0, 0, 0])
    expect(readFileSync(log, 'utf8')).toBe('in out in out in out ')
  })

  it('lets one process in at a time where a dead one left its lock behind, and one that names nobody', async () => {
    for (const pid of ['999999999', '0', '']) {
      writeFileSync(log, '')
      const path = join(folder, 'one')
      mkdirSync(path, { recursive: true })
      writeFileSync(join(path, 'pid'), pid)
      utimesSync(path, 0, 0)
      const exits = await Promise.all(
        [1, 2, 3, 4].map(() => {
          const child = spawn(process.execPath, ['--input-type=module', '-e', worker], { stdio: 'inherit' })
          return new Promise((done) => child.once('exit', done))
        }),
      )
      expect(exits, pid).toEqual([0, 0, 0, 0])
      expect(readFileSync(log, 'utf8'), pid).toBe('in out in out in out in out ')
    }
  })

  it('takes over what a dead process left behind', async () => {
    const dead = spawn(process.execPath, ['-e', ''])
    await new Promise((done) => dead.once('exit', done))
    const path = join(folder, 'two')
    mkdirSync(path)
    writeFileSync(join(path, 'pid'), String(dead.pid))
    takeLock(path)()
    expect(() => readFileSync(join(path, 'pid'))).toThrow('ENOENT')
  })
})

describe('the check of the lock file', () => {
  const lock = (packages: Record<string, object>) => ({ packages })

  it('finds platform packages that are left out or have another version', () => {
    expect(
      lockProblems(
        lock({
          'node_modules/tool': {
            version: '2.0.0',
            optionalDependencies: { 'tool-linux': '2.0.0', 'tool-mac': '2.0.0', 'tool-win': '2.0.0' },
          },
          'node_modules/tool-linux': { version: '2.0.0' },
          'node_modules/tool-mac': { version: '1.0.0' },
        }),
      ),
    ).toEqual([
      'node_modules/tool asks for tool-mac@2.0.0, and the lock has 1.0.0',
      'node_modules/tool asks for tool-win@2.0.0, and the lock has none',
    ])
  })

  it('looks where npm looks: beside the package, then further out', () => {
    expect(
      lockProblems(
        lock({
          'node_modules/a/node_modules/tool': {
            version: '2.0.0',
            optionalDependencies: { 'tool-mac': '2.0.0', 'tool-win': '2.0.0' },
          },
          'node_modules/a/node_modules/tool-mac': { version: '2.0.0' },
          'node_modules/tool-mac': { version: '1.0.0' },
          'node_modules/tool-win': { version: '2.0.0' },
        }),
      ),
    ).toEqual([])
  })
})

describe('the choice of files for "use client"', () => {
  const react = { path: 'react', external: true }
  const outputs = {
    'index.js': { entryPoint: 'src/ui/index.ts', imports: [{ path: 'chunk-AAAAAAAA.js' }] },
    'headless.js': { entryPoint: 'src/headless/index.ts', imports: [{ path: 'chunk-AAAAAAAA.js' }] },
    'core.js': { entryPoint: 'src/core/index.ts', imports: [{ path: 'chunk-BBBBBBBB.js' }] },
    'chunk-AAAAAAAA.js': { imports: [react, { path: 'chunk-BBBBBBBB.js' }] },
    'chunk-BBBBBBBB.js': { imports: [{ path: 'zod/mini', external: true }] },
  }

  it('takes the client entries and what imports React', () => {
    expect([...clientFiles(outputs)].sort()).toEqual(['chunk-AAAAAAAA.js', 'headless.js', 'index.js'])
  })

  it('refuses a build in which code for servers reaches React', () => {
    const bad = { ...outputs, 'chunk-BBBBBBBB.js': { imports: [react], inputs: { 'src/core/model.ts': {} } } }
    expect(() => clientFiles(bad)).toThrow(/^src\/core\/model\.ts imports React/)
  })
})
