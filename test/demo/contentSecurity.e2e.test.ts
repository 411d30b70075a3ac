import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fill, words } from './support/addForm'
import { SECRET_FLOWS } from './support/secretFlows'
import { type Stage, startStage } from './support/startStage'

const { en } = words

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage?.stop())

/** The least that a page with a script, a style sheet and a server of its own can do with. */
const strict = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** A page under the policy, and what it complains of. */
async function open() {
  const complaints: string[] = []
  const opened = await stage.open({
    policy: strict,
    permissions: ['clipboard-read', 'clipboard-write'],
    before: () =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
      ),
    watch: (page: Page) => {
      page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
      page.on('pageerror', ({ message }) => complaints.push(`uncaught: ${message}`))
    },
  })
  return { ...opened, complaints }
}

describe('under a strict content security policy', () => {
  it('nothing is refused in any state', async () => {
    const { page, context, complaints } = await open()
    const states = new Set<string>()
    const look = async (state: string) => void states.add(state)
    for (const [index, flow] of SECRET_FLOWS.entries())
      await flow.run({ page, endpoint: `${stage.url}/sample/ping`, name: `Key ${index}`, look })

    // The rest of the table: edit, disable and enable, search, an error of the list.
    const name = `Key ${SECRET_FLOWS.findIndex((flow) => flow.name === 'issued, copied, kept')}`
    const choose = async (action: keyof typeof en.actions) => {
      await page.getByRole('button', { name: fill(en.table.actionsFor, { name }) }).click()
      await page.getByRole('menuitem', { name: en.actions[action], exact: true }).click()
    }
    for (const action of ['disable', 'enable'] as const) {
      await choose(action)
      await page
        .getByRole('status')
        .filter({ hasText: fill(en.announce[`${action}d`], { name }) })
        .waitFor()
    }
    await choose('edit')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').fill('nothing is called this')
    await page.getByText(fill(en.table.noMatch, { search: 'nothing is called this' })).waitFor()
    await page.route(
      (url) => url.pathname === '/api/keys',
      (route) => route.fulfill({ status: 403, body: '{}' }),
    )
    await page.reload()
    await page.getByRole('alert').waitFor()

    // The browser's own notes of the answers that were made up, and of the conflict.
    expect(complaints.filter((complaint) => !/status of (422|409|403)/.test(complaint))).toEqual([])
    expect([...states]).toEqual(
      expect.arrayContaining([
        'menu',
        'failed check',
        'form with errors',
        'reveal',
        'failed copy',
        'dialog of revoke',
        'form with permissions',
        'snippet with the key',
        'downloaded',
        'dialog of rotate',
        'rotation with a failed check',
        'reveal of a rotation',
        'dialog of grace',
        'end of a grace',
        'edit with a failed check',
        'change of permissions',
        'edit conflict',
      ]),
    )
    await context.close()
  })

  it.each([
    ['a style', () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'i{}' })), 'style-src'],
    ['markup from a string', () => void (document.body.innerHTML += '<i></i>'), 'require-trusted-types-for'],
  ])('%s that is not allowed would be seen', async (_, breach, directive) => {
    const { page, context, complaints } = await open()
    await page.evaluate(breach).catch(() => undefined)
    await expect.poll(() => complaints.filter((one) => one.startsWith(`console error: policy: ${directive}`))).not.toEqual([])
    await context.close()
  })
})
