import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** No dictionary, no vendor and no scanner knows it. */
export const KEY = 'zQ7-canary_Xw94kPm2VtB8nRj5Ld1'

/** The dialog, by the names that a user reads and hears. */
export const addForm = {
  dialog: () => screen.getByRole('dialog'),
  opened: () => screen.findByRole('dialog', { name: 'Add API key' }),
  name: () => screen.getByRole('textbox', { name: 'Name' }),
  endpoint: () => screen.getByRole('textbox', { name: 'API endpoint' }),
  // An input for passwords has no role; its label is all there is.
  key: () => screen.getByLabelText<HTMLInputElement>('Key', { selector: 'input' }),
  application: () => screen.getByRole('textbox', { name: /^Application/ }),
  expiry: () => screen.getByRole('combobox', { name: /^Expires/ }),
  submit: () => screen.getByRole('button', { name: /^(Test and save|Save key|Issue key)$/ }),
  cancel: () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }),
}

export interface Entries {
  readonly name?: string
  readonly endpoint?: string
  readonly key?: string
}

/** Types a credential; pasted key by key it would only be slower. */
export async function fillCredential(user: UserEvent, entries: Entries = {}): Promise<void> {
  const { name = 'Billing', endpoint = 'https://api.example.com/v1', key = KEY } = entries
  for (const [input, text] of [
    [addForm.name(), name],
    [addForm.endpoint(), endpoint],
    [addForm.key(), key],
  ] as const) {
    await user.clear(input)
    if (text === '') continue
    await user.click(input)
    await user.paste(text)
  }
}
