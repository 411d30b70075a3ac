import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm, fill, rowOf, words } from './support/addForm'
import { newCanary } from './support/secretFlows'
import { sampleFor, type Stage, startStage } from './support/startStage'

const { en } = words

let stage: Stage
let sample: Awaited<ReturnType<typeof sampleFor>>
beforeAll(async () => {
  stage = await startStage()
  sample = await sampleFor(stage.url)
})
afterAll(() => stage?.stop())

const MOST_STEPS = 60

/** A user without a mouse: nothing but keys, and what has the focus. */
function keyboardOf(page: Page) {
  const press = (key: string) => page.keyboard.press(key)
  /** Goes on with a key until the element has the focus. */
  const reach = async (locator: ReturnType<Page['locator']>, key = 'Tab') => {
    await locator.waitFor()
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (await locator.evaluate((element) => element === document.activeElement)) return
      await press(key)
    }
    throw new Error(`the focus does not come to ${String(locator)}`)
  }
  const form = addForm(page)
  return {
    press,
    reach,
    form,
    type: (text: string) => page.keyboard.insertText(text),
    openForm: async () => {
      await reach(page.getByRole('button', { name: en.actions.add }).first())
      await press('Enter')
      await form.dialog.waitFor()
    },
    enter: async (field: string, text: string) => {
      await reach(form.dialog.locator(`input[name=${field}]`))
      await page.keyboard.insertText(text)
    },
    closed: async () => {
      await page.locator('[role=dialog], [role=alertdialog]').waitFor({ state: 'detached' })
      // Where the focus is lost, a user without a mouse starts from the top.
      await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
    },
    choose: async (name: string, action: keyof typeof en.actions) => {
      await reach(page.getByRole('button', { name: fill(en.table.actionsFor, { name }) }))
      await press('Enter')
      await reach(page.getByRole('menuitem', { name: en.actions[action], exact: true }), 'ArrowDown')
      await press('Enter')
    },
  }
}

type Keyboard = ReturnType<typeof keyboardOf>

const bring = async (user: Keyboard, name: string, key: string) => {
  await user.openForm()
  await user.enter('name', name)
  await user.enter('endpoint', sample.endpoint)
  await user.enter('key', key)
  await user.press('Enter')
}
const issue = async (user: Keyboard, name: string) => {
  await user.openForm()
  await user.press('ArrowDown')
  await user.enter('name', name)
  await user.press('Enter')
  await user.form.secret.waitFor()
}
const keep = async (user: Keyboard) => {
  await user.reach(user.form.kept)
  await user.press('Space')
  await user.reach(user.form.done)
  await user.press('Enter')
  await user.closed()
}

/** What has to be possible by keyboard alone. */
const TASKS: Readonly<Record<string, (user: Keyboard, page: Page) => Promise<void>>> = {
  'add a key': async (user, page) => {
    await bring(user, 'Added', sample.key)
    await user.closed()
    await rowOf(page, 'Added').waitFor()
  },
  'generate a key': async (user) => {
    await user.openForm()
    await user.reach(user.form.dialog.getByRole('button', { name: en.add.generate }))
    await user.press('Enter')
    await expect.poll(() => user.form.key.inputValue()).toMatch(/.{26}/)
    await user.press('Escape')
    await user.closed()
  },
  'test a key': async (user, page) => {
    await bring(user, 'Tested', newCanary())
    await user.reach(user.form.saveAnyway)
    await user.press('Enter')
    await user.closed()
    await user.choose('Tested', 'test')
    await page.getByRole('dialog').getByText(en.diagnosis.failed).first().waitFor()
    await user.press('Escape')
    await user.closed()
  },
  'see a new key': async (user) => {
    await issue(user, 'Seen')
    // It has the focus, so that it is read.
    await user.form.secret.and(user.form.dialog.locator(':focus')).waitFor()
    await keep(user)
  },
  'copy a new key': async (user, page) => {
    await issue(user, 'Copied')
    const secret = await user.form.secret.textContent()
    await user.reach(user.form.copy)
    await user.press('Enter')
    await user.form.dialog.getByRole('status').filter({ hasText: en.reveal.copied }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await keep(user)
  },
  'rotate a key': async (user, page) => {
    await issue(user, 'Rotated')
    const before = await user.form.secret.textContent()
    await keep(user)
    await user.choose('Rotated', 'rotate')
    await user.reach(user.form.dialog.locator('select'))
    await user.press('Home')
    await user.reach(user.form.dialog.locator('button[type=submit]'))
    await user.press('Enter')
    // Nothing but the question can be answered: what stops the old key at once asks first.
    await user.reach(page.getByRole('alertdialog').getByRole('button', { name: en.actions.rotate, exact: true }))
    await user.press('Enter')
    await user.form.secret.waitFor()
    expect(await user.form.secret.textContent()).not.toBe(before)
    await keep(user)
    await expect.poll(() => rowOf(page, 'Rotated').count()).toBe(2)
  },
  'edit the permissions of a key': async (user, page) => {
    await issue(user, 'Edited')
    await keep(user)
    await user.choose('Edited', 'edit')
    const { dialog } = user.form
    const boxed = (name: string) => dialog.getByRole('checkbox', { name })
    await user.reach(dialog.getByRole('radio', { name: 'None' }).first())
    await user.press('ArrowDown')
    await dialog.getByRole('radio', { name: 'Read invoices' }).and(page.locator(':checked')).waitFor()
    await user.reach(boxed('Refund payments'))
    await user.press('Space')
    // What exceeds the role is reached, says so, and does not change.
    await user.reach(boxed('Manage API keys'))
    await user.press('Space')
    expect(await boxed('Manage API keys').isChecked()).toBe(false)
    await dialog.getByText(en.scopes.exceedsRole).waitFor()
    await user.press('Enter')
    await user.closed()
    await user.choose('Edited', 'edit')
    await dialog.getByRole('radio', { name: 'Read invoices' }).and(page.locator(':checked')).waitFor()
    expect(await boxed('Refund payments').isChecked()).toBe(true)
    await user.press('Escape')
    await user.closed()
  },
  'revoke a key': async (user, page) => {
    await issue(user, 'Revoked')
    await keep(user)
    await user.choose('Revoked', 'revoke')
    const question = page.getByRole('alertdialog')
    await user.reach(question.getByRole('button', { name: en.actions.revoke }))
    await user.press('Enter')
    await user.closed()
    await expect.poll(() => rowOf(page, 'Revoked').textContent()).toContain(en.statuses.revoked)
  },
}

describe('by keyboard alone', () => {
  it.each(Object.entries(TASKS))('one can %s', async (_, task) => {
    const { page, context } = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await task(keyboardOf(page), page)
    await context.close()
  })
})
