import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { drizzleStore } from '../../src/server/drizzleStore'
import { pgliteDataExists, pgliteStore } from '../../src/server/pglite'
import { changeBy, storedCredential } from './support/makeKey'
import { storeCases } from './support/storeCases'
import { tempDirectory } from './support/tempDirectory'

let shared: PGlite | undefined
afterAll(() => shared?.close())

storeCases('the store in PGlite', async () => {
  shared = await PGlite.create()
  const db = drizzle(shared)
  const store = drizzleStore(async () => ({ db, close: async () => undefined }))
  await store.ready()
  return { store, db }
})

describe('a PGlite directory', () => {
  it("keeps its keys, is one process's at a time, and is free after close", async () => {
    const directory = join(tempDirectory(), 'deep', 'data')
    expect(pgliteDataExists(directory)).toBe(false)
    const stored = storedCredential()
    const first = pgliteStore({ directory })
    await first.create('a', stored, changeBy('ada'))
    expect(pgliteDataExists(directory)).toBe(true)
    const second = pgliteStore({ directory })
    await expect(second.ready()).rejects.toThrow(`this process (${process.pid}) already has the data open`)
    await first.close()
    await expect(first.list('a', {})).rejects.toMatchObject({ code: 'unavailable' })
    // What could not be opened then can be now.
    await second.ready()
    expect(await second.find('a', stored.key.id)).toEqual(stored)
    await second.close()
    expect(readdirSync(join(directory, '..'))).toEqual(['data'])
  })

  it('is never begun over files that are no database', async () => {
    const directory = join(tempDirectory(), 'data')
    mkdirSync(directory)
    writeFileSync(join(directory, 'letters.txt'), 'precious')
    await expect(pgliteStore({ directory }).ready()).rejects.toThrow(/holds files but no database.*existing data/)
    expect(readdirSync(directory)).toEqual(['letters.txt'])
    expect(readdirSync(join(directory, '..'))).toEqual(['data'])
  })

  it('is left alone where the database in it is damaged', async () => {
    const directory = join(tempDirectory(), 'data')
    mkdirSync(directory)
    writeFileSync(join(directory, 'PG_VERSION'), '18\n')
    await expect(pgliteStore({ directory }).ready()).rejects.toThrow(/does not open: it is damaged.*restore the directory/)
    expect(readFileSync(join(directory, 'PG_VERSION'), 'utf8')).toBe('18\n')
    expect(readdirSync(join(directory, '..'))).toEqual(['data'])
  })

  it('starts anew where a first start was cut short', async () => {
    const directory = join(tempDirectory(), 'data')
    const draft = join(directory, '..', '.data.new')
    mkdirSync(draft)
    writeFileSync(join(draft, 'PG_VERSION'), '18\n')
    const store = pgliteStore({ directory })
    await store.ready()
    await store.close()
    expect(readdirSync(join(directory, '..'))).toEqual(['data'])
  })

  it('says what to install where PGlite is missing, and leaves nothing behind', async () => {
    const folder = tempDirectory()
    mkdirSync(join(folder, 'node_modules'))
    // Everything but PGlite is there.
    for (const name of ['drizzle-orm', 'zod'])
      symlinkSync(join(process.cwd(), 'node_modules', name), join(folder, 'node_modules', name), 'junction')
    const outfile = join(folder, 'program.mjs')
    const pglite = fileURLToPath(new URL('../../src/server/pglite.ts', import.meta.url))
    const contents = `
      import { pgliteStore } from ${JSON.stringify(pglite)}
      const said = []
      for (const store of [pgliteStore(), pgliteStore({ directory: 'kept/data' })])
        for (let i = 0; i < 2; i++) said.push(await store.list('a', {}).then(() => 'listed', ({ message }) => message))
      console.log(JSON.stringify(said))`
    await build({
      stdin: { contents, resolveDir: folder },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    const { stdout } = await promisify(execFile)(process.execPath, [outfile], { cwd: folder })
    const sentence = /^keyrack: .*@electric-sql\/pglite is not installed.*run npm install @electric-sql\/pglite\b.*\.$/
    expect(JSON.parse(stdout)).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(sentence) as unknown))
    expect(readdirSync(join(folder, 'kept'))).toEqual([])
  })

  it('is not made before the first use', () => {
    const directory = join(tempDirectory(), 'data')
    pgliteStore({ directory })
    expect(readdirSync(join(directory, '..'))).toEqual([])
  })
})
