import { chmodSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { masterKeyFile } from '../../src/server/masterKeyFile'
import { tempDirectory } from './support/tempDirectory'

const setUp = () => {
  const path = join(tempDirectory(), 'secrets', 'master.key')
  return { path, first: masterKeyFile({ path, dataExists: false }) }
}

const sentence = (run: () => unknown): string => {
  try {
    run()
  } catch (thrown) {
    return (thrown as Error).message
  }
  return 'nothing was thrown'
}

describe('masterKeyFile', () => {
  it('makes 32 random bytes on the first start, for its own user alone, and leaves no draft', () => {
    const { path, first } = setUp()
    expect(first).toHaveLength(32)
    expect(new Set(first).size).toBeGreaterThan(8)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, '..'))).toEqual(['master.key'])
    expect(masterKeyFile({ path: `${path}2`, dataExists: false })).not.toEqual(first)
  })

  it('reads the same key from then on', () => {
    const { path, first } = setUp()
    expect(masterKeyFile({ path, dataExists: true })).toEqual(first)
    expect(masterKeyFile({ path, dataExists: false })).toEqual(first)
  })

  it('refuses to make a new key where there is data, and says how to get the old one back', () => {
    const path = join(tempDirectory(), 'master.key')
    const words = sentence(() => masterKeyFile({ path, dataExists: true }))
    expect(words).toContain(path)
    expect(words).toContain('put the backed-up file back, or move the data directory away')
    expect(existsSync(path)).toBe(false)
  })

  it('refuses a file that is short, empty, mistyped or something else, with or without data, and leaves it as it is', () => {
    const { path } = setUp()
    const whole = readFileSync(path, 'utf8')
    const mistyped = whole.replace(/v1:(.)/, (_, letter: string) => `v1:${letter === 'A' ? 'B' : 'A'}`)
    const damaged = [whole.slice(0, 30), '', mistyped, 'hello\n', whole + whole, '\0'.repeat(64)]
    for (const content of damaged)
      for (const dataExists of [true, false]) {
        writeFileSync(path, content)
        const words = sentence(() => masterKeyFile({ path, dataExists }))
        expect(words).toMatch(/is cut short or damaged.*put the backed-up file back/)
        expect(words).not.toContain(whole.slice(22, 40))
        expect(readFileSync(path, 'utf8')).toBe(content)
      }
    truncateSync(path, 0)
    expect(sentence(() => masterKeyFile({ path, dataExists: true }))).toContain(path)
  })

  it.skipIf(process.platform === 'win32')('refuses a file that others may read, with the command that helps', () => {
    const { path } = setUp()
    for (const mode of [0o640, 0o604, 0o644, 0o660]) {
      chmodSync(path, mode)
      expect(sentence(() => masterKeyFile({ path, dataExists: true }))).toContain(`chmod 600 ${path}`)
    }
  })
})
