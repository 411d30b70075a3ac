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

const issue = async ({ page, name, look }: FlowWorld, more = () => Promise.resolve()) => {
  const form = addForm(page)
  await form.open()
  await form.issueInstead()
  await form.enter({ name })
  await more()
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
  // A key and the one that replaced it have one name; the newer stands above.
  const buttons = page.getByRole('button', { name: fill(en.table.actionsFor, { name }) })
  await (action === 'grace' ? buttons.last() : buttons.first()).click()
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
const inDialog = (page: Page) => {
  const dialog = page.locator('[role=dialog], [role=alertdialog]')
  return { dialog, press: (label: string) => dialog.getByRole('button', { name: label, exact: true }).click() }
}
const gone = (page: Page) => inDialog(page).dialog.waitFor({ state: 'detached' })

/** Another key for one that is there, in the form that is open: typed, refused by the endpoint, saved all the same. */
const replaceTested = async ({ page, look }: FlowWorld, submit: string, state: string) => {
  const { dialog, press } = inDialog(page)
  const secret = newCanary()
  await enterSecret(page, secret)
  // Until the meter has measured, and told whose key it may be.
  await dialog.locator('.kr-meter:not([data-level=empty])').waitFor()
  await look(`${state} with a key`)
  await press(submit)
  await dialog.getByText(en.add.checkFailed).waitFor()
  await look(`${state} with a failed check`)
  await press(en.add.back)
  await dialog.locator('input[name=key]').waitFor()
  await press(submit)
  await press(en.add.saveAnyway)
  return secret
}

/** What another tab does: a request of its own, with the version of the moment. */
const changeElsewhere = (page: Page, name: string) =>
  page.evaluate(async (wanted) => {
    const list = (await (await fetch('/api/keys')).json()) as { items: { id: string; name: string; version: string }[] }
    const { id, version } = list.items.find((key) => key.name === wanted) ?? { id: '', version: '' }
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ version, application: 'Elsewhere' })
    const { ok, status } = await fetch(`/api/keys/${id}`, { method: 'PATCH', headers, body })
    if (!ok) throw new Error(`the other tab was answered with ${status}`)
  }, name)

const bringAndKeep = async (world: FlowWorld) => {
  const { form, secret } = await bring(world)
  await form.submit.click()
  await form.saveAnyway.click()
  await form.closed()
  await rowOf(world.page, world.name).waitFor()
  return secret
}

const leave = async ({ page }: FlowWorld) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Everything that a secret goes through. What is new joins with one entry each. */
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
      await world.page.getByRole('dialog').getByText(en.diagnosis.failed).first().waitFor()
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
      await form.closed()
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
  {
    name: 'issued with permissions, used in code, rotated; the grace extended and ended',
    run: async (world) => {
      const { page, look } = world
      const { dialog, press } = inDialog(page)
      const { form, secret } = await issue(world, async () => {
        await dialog.getByRole('radio', { name: 'Write invoices' }).check()
        await look('form with permissions')
      })
      await press(en.reveal.uses)
      await dialog.getByRole('tab').last().click()
      await dialog.getByRole('checkbox', { name: en.reveal.putIn }).check()
      await look('snippet with the key')
      const download = page.waitForEvent('download')
      await press(fill(en.reveal.download, { file: '.env' }))
      await (await download).delete()
      await look('downloaded')
      await keep(form)

      await visit(world, 'rotate', 'dialog')
      await press(en.actions.rotate)
      await form.secret.waitFor()
      const next = (await form.secret.textContent()) ?? ''
      await look('reveal of a rotation')
      await keep(form)

      await visit(world, 'grace', 'dialog')
      await press(en.grace.extend)
      await gone(page)
      await visit(world, 'grace', 'dialog')
      await press(en.grace.end)
      await look('end of a grace')
      await press(en.grace.end)
      await gone(page)
      return [secret, next]
    },
  },
  {
    name: 'brought, rotated with a test',
    run: async (world) => {
      const { page } = world
      const before = await bringAndKeep(world)
      await visit(world, 'rotate', 'dialog')
      const after = await replaceTested(world, en.rotate.test, 'rotation')
      const { dialog, press } = inDialog(page)
      await dialog.getByText(fill(en.announce.rotated, { name: world.name })).waitFor()
      await world.look('rotated')
      await press(en.reveal.done)
      await gone(page)
      return [before, after]
    },
  },
  {
    name: 'brought, replaced while it is edited, its permissions changed, a conflict with another tab',
    run: async (world) => {
      const { page, look } = world
      const before = await bringAndKeep(world)
      await visit(world, 'edit', 'dialog')
      const { dialog, press } = inDialog(page)
      await dialog.getByRole('radio', { name: en.edit.replace }).check()
      const after = await replaceTested(world, en.add.submitBring, 'edit')
      await gone(page)

      await visit(world, 'edit', 'dialog')
      await dialog.getByRole('radio', { name: 'Read invoices' }).check()
      await press(en.actions.save)
      await gone(page)
      await visit(world, 'edit', 'dialog')
      await dialog.getByRole('checkbox', { name: 'Refund payments' }).check()
      await dialog.getByText(en.scopes.widens).waitFor()
      await look('change of permissions')
      await changeElsewhere(page, world.name)
      await press(en.actions.save)
      await dialog.getByText(en.edit.kept).waitFor()
      await look('edit conflict')
      await press(en.edit.load)
      await press(en.actions.save)
      await gone(page)
      return [before, after]
    },
  },
]
