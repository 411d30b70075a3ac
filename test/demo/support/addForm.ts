import type { Page } from 'playwright'
import en from '../../../locales/en.json'
import zhHans from '../../../locales/zh-Hans.json'

export const words = { en, 'zh-Hans': zhHans }

/** What the form says, in any language. */
export type Words = Pick<typeof zhHans, 'actions' | 'add' | 'fields' | 'reveal'>

export interface Entries {
  readonly name: string
  readonly endpoint?: string
  readonly key?: string
  readonly application?: string
}

/** The sentence with its numbers and names. */
export const fill = (sentence: string, params: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))

/** The dialog that adds a key, as its user sees it. */
export function addForm(page: Page, { actions, add, fields, reveal }: Words = en) {
  const dialog = page.getByRole('dialog')
  return {
    dialog,
    name: dialog.getByRole('textbox', { name: fields.name }),
    endpoint: dialog.getByRole('textbox', { name: fields.endpoint }),
    key: dialog.locator('input[name=key]'),
    application: dialog.getByRole('textbox', { name: fields.application }),
    submit: dialog.locator('button[type=submit]'),
    saveAnyway: dialog.getByRole('button', { name: add.saveAnyway }),
    back: dialog.getByRole('button', { name: add.back }),
    cancel: dialog.getByRole('button', { name: actions.cancel }),
    secret: dialog.getByRole('textbox', { name: reveal.key }),
    copy: dialog.getByRole('button', { name: reveal.copy }),
    kept: dialog.getByRole('checkbox', { name: reveal.kept }),
    done: dialog.getByRole('button', { name: reveal.done }),
    open: () => page.getByRole('button', { name: actions.add }).first().click(),
    issueInstead: () => dialog.getByRole('radio', { name: add.issue }).check(),
    enter: async (entries: Entries) => {
      for (const [field, text] of Object.entries(entries)) await dialog.locator(`input[name=${field}]`).fill(text)
    },
    closed: () => dialog.waitFor({ state: 'detached' }),
  }
}

/** The sample endpoint and its key, as the page shows them. */
export async function sampleOf(page: Page): Promise<{ readonly endpoint: string; readonly key: string }> {
  const shown = page.locator('.pair').first().locator('code')
  await shown.getByText(/^sample_/).waitFor()
  const [endpoint = '', key = ''] = await shown.allTextContents()
  return { endpoint, key }
}

/** The table's row of a key. */
export const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
