import { fireEvent, screen, userEvent, waitFor, within } from 'storybook/test'

// As in `steps.ts`: what users do, found by what it is and not by what it is called.

const any = () =>
  waitFor(() => {
    const found = screen.queryByRole('alertdialog') ?? screen.queryByRole('dialog')
    if (found === null) throw new Error('no dialog is open')
    return found
  })
const settled = () => Promise.all(document.getAnimations().map((animation) => animation.finished))
const last = async () => {
  const button = within(await any())
    .getAllByRole('button')
    .at(-1)
  if (button) await userEvent.click(button)
}

/** Presses the story's button. */
export const ask = async () => {
  const [trigger] = await screen.findAllByRole('button')
  if (trigger) await userEvent.click(trigger)
  await any()
  // The dialog fades in; axe must not measure its colours half-way.
  await settled()
}

/** Presses the last button of the dialog: the one that does it. */
export const doIt = async () => {
  await ask()
  await last()
}

/** Chooses how long the old key works on. */
export const choose = async (value: string) => {
  await ask()
  await userEvent.selectOptions(within(await any()).getByRole('combobox'), value)
}

export const stopNow = async () => {
  await choose('0')
  await last()
  await screen.findByRole('alertdialog')
}

export const chooseNothing = async () => {
  await choose('length')
  await last()
  await waitFor(() => {
    if (document.querySelector('[aria-invalid="true"]') === null) throw new Error('nothing is invalid')
  })
}

/** Enters a new key for a credential, and sends it. */
export const bringNew = async () => {
  await ask()
  const input = document.querySelector<HTMLInputElement>('input[type="password"]')
  if (input) await userEvent.click(input)
  await userEvent.paste('zQ7-canary_Xw94kPm2VtB8nRj5Ld1')
  await last()
}

export const fail = async () => {
  await doIt()
  await screen.findByRole('alert')
}

export const reveal = async () => {
  await doIt()
  await screen.findByRole('checkbox')
}

export const explainAtLength = async () => {
  await ask()
  const reason = within(await any())
    .getAllByRole('textbox')
    .at(0)
  if (reason !== undefined) await fireEvent.change(reason, { target: { value: 'x'.repeat(501) } })
}

/** Opens the menu of a key. */
export const menuOf = async (id: string) => {
  const button = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-key="${id}"] [aria-haspopup="menu"]`)
    if (found === null) throw new Error(`there is no row of ${id}`)
    return found
  })
  await userEvent.click(button)
  await screen.findByRole('menu')
  await settled()
}

/** Opens the grace of a replaced key from its menu. */
export const openGrace = async () => {
  await menuOf('old_0')
  const item = document.querySelector('[role="menuitem"][data-action="grace"]')
  if (item === null) throw new Error('the menu has no grace')
  await userEvent.click(item)
  await any()
  await settled()
}

export const endGrace = async () => {
  await openGrace()
  const end = within(await any())
    .getAllByRole('button')
    .at(-2)
  if (end) await userEvent.click(end)
  await screen.findByRole('alertdialog')
}
