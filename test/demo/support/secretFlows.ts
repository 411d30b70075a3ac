import type { Page } from 'playwright'
import { generateSecret } from '../../../src/core/generate'
import { addForm, fill, rowOf, words } from './addForm'

const { en } = words

/** Called at each state that a flow comes by. */
export type Look = (state: string) => Promise<void>

export interface FlowWorld {
  readonly page: Page
  /** Of the demo: an endpoint that knows no key but its own. */
  readonly endpoint: string
  /** Another for each run: names of keys are built from it. */
  readonly name: string
  readonly look: Look
}

export interface SecretFlow {
  readonly name: string
  /** @returns the secrets that went through it */
  readonly run: (world: FlowWorld) => Promise<readonly string[]>
}

export const newCanary = (): string => generateSecret({ prefix: 'sk_live_', length: 40 }).reveal()

/** Through the browser's own input, as from a clipboard: no script of the page or of the test holds a copy. */
export async function enterSecret(page: Page, secret: string): Promise<void> {
  await page.getByRole('dialog').locator('input[name=key]').focus()
  await page.keyboard.insertText(secret)
}

const bring = async ({ page, endpoint, name, look }: FlowWorld) => {
  const form = addForm(page)
  const secret = newCanary()
  await form.open()
  await form.enter({ name, endpoint })
  await enterSecret(page, secret)
  await look('form with a key')
  return { form, secret }
}

const issue = async ({ page, name, look }: FlowWorld) => {
  const form = addForm(page)
  await form.open()
  await form.issueInstead()
  await form.enter({ name })
  await look('form of an issued key')
  await form.submit.click()
  await form.secret.waitFor()
  await look('reveal')
  return { form, secret: (await form.secret.textContent()) ?? '' }
}

const keep = async ({ kept, done, closed }: ReturnType<typeof addForm>) => {
  await kept.check()
  await done.click()
  await closed()
}

const answerPostWith = async (page: Page, work: () => Promise<void>, body?: object) => {
  const isKeys = (url: URL) => url.pathname === '/api/keys'
  await page.route(isKeys, (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    if (body === undefined) return route.abort()
    return route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(body) })
  })
  await work()
  await page.unroute(isKeys)
}

/** An answer that repeats the key wherever an answer has text. */
const quoting = (secret: string) => ({
  type: `urn:${secret}`,
  title: secret,
  detail: `bad key ${secret}`,
  status: 422,
  code: 'invalid',
  params: { value: secret },
  issues: [{ field: 'key', code: secret, params: { value: secret } }],
})

const problem = (page: Page) =>
  page.getByRole('dialog').locator('[role=alert]:visible, .kr-field-message:visible').first().waitFor()

/** From the row of a key: menu, dialog, and out again. */
const visit = async ({ page, name, look }: FlowWorld, action: keyof typeof en.actions, role: 'dialog' | 'alertdialog') => {
  await page.getByRole('button', { name: fill(en.table.actionsFor, { name }) }).click()
  await page.getByRole('menu').waitFor()
  await look('menu')
  await page.getByRole('menuitem', { name: en.actions[action], exact: true }).click()
  await page.getByRole(role).waitFor()
  await look(`dialog of ${action}`)
}
const confirm = async ({ page }: FlowWorld, action: 'revoke' | 'delete') => {
  await page.getByRole('alertdialog').getByRole('button', { name: en.actions[action] }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
}
const leave = async ({ page }: FlowWorld) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Everything that a secret goes through. What is new, such as rotation and another secret for a key, joins with one entry each. */
export const SECRET_FLOWS: readonly SecretFlow[] = [
  {
    name: 'brought, refused by the endpoint, saved anyway, tested, revoked, deleted',
    run: async (world) => {
      const { form, secret } = await bring(world)
      await form.dialog.getByRole('button', { name: en.add.show }).click()
      await world.look('form with a key in clear')
      await form.submit.click()
      await form.saveAnyway.waitFor()
      await world.look('failed check')
      await form.saveAnyway.click()
      await form.closed()
      await rowOf(world.page, world.name).waitFor()
      await visit(world, 'test', 'dialog')
      await world.page.getByRole('dialog').getByText(en.diagnosis.failed).waitFor()
      await world.look('failed test of a stored key')
      await leave(world)
      await visit(world, 'revoke', 'alertdialog')
      await confirm(world, 'revoke')
      await visit(world, 'delete', 'alertdialog')
      await confirm(world, 'delete')
      return [secret]
    },
  },
  {
    name: 'brought, refused by the endpoint, given up',
    run: async (world) => {
      const { form, secret } = await bring(world)
      await form.submit.click()
      await form.back.click()
      await form.cancel.click()
      await form.closed()
      return [secret]
    },
  },
  {
    name: 'brought with errors, mended, given up',
    run: async (world) => {
      const { form, secret } = await bring(world)
      await form.name.fill('')
      await world.page.keyboard.press('Enter')
      await problem(world.page)
      await world.look('form with errors')
      await world.page.keyboard.press('Escape')
      await form.closed()
      return [secret]
    },
  },
  {
    name: 'quoted by an answer',
    run: async (world) => {
      const { form, secret } = await bring(world)
      await form.submit.click()
      await form.saveAnyway.waitFor()
      await answerPostWith(
        world.page,
        async () => {
          await form.saveAnyway.click()
          await problem(world.page)
        },
        quoting(secret),
      )
      await world.look('answer that refuses')
      await form.cancel.click()
      await form.closed()
      return [secret]
    },
  },
  {
    name: 'generated, given up',
    run: async ({ page, look }) => {
      const form = addForm(page)
      await form.open()
      await form.dialog.getByRole('button', { name: en.add.generate }).click()
      const secret = await form.key.inputValue()
      await look('form with a generated key')
      await form.cancel.click()
      await form.closed()
      return [secret]
    },
  },
  {
    name: 'issued, copied, kept',
    run: async (world) => {
      const { form, secret } = await issue(world)
      await form.copy.click()
      await form.dialog.getByRole('status').filter({ hasText: en.reveal.copied }).waitFor()
      await world.look('copied')
      await form.done.click()
      await keep(form)
      return [secret]
    },
  },
  {
    name: 'issued, not copied, kept',
    run: async (world) => {
      const { page } = world
      const { form, secret } = await issue(world)
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('Refused', 'NotAllowedError'))
      })
      await form.copy.click()
      await form.dialog.getByRole('status').filter({ hasText: en.reveal.copyFailed }).waitFor()
      await world.look('failed copy')
      await page.evaluate(() => void Reflect.deleteProperty(navigator.clipboard, 'writeText'))
      await keep(form)
      return [secret]
    },
  },
]
