import { expect, it } from 'vitest'

it('throws its one sentence as soon as a browser imports the server', async () => {
  await expect(import('../../src/server/inBrowser')).rejects.toThrow(
    /^keyrack: keyrack\/server was imported in code for the browser, [^.]*\.$/,
  )
})
