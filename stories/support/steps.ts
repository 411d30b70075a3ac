import { screen, userEvent, waitFor, within } from 'storybook/test'

const dialog = () => screen.findByRole('dialog')

/** Presses the story's first button, in whatever language. */
export const open = async () => {
  const [trigger] = await screen.findAllByRole('button')
  if (trigger) await userEvent.click(trigger)
  await dialog()
  // The dialog fades in; axe must not measure its colours half-way.
  await Promise.all(document.getAnimations().map((animation) => animation.finished))
}

export const submit = async () => {
  const buttons = within(await dialog()).getAllByRole('button')
  const button = buttons.find((each) => each.getAttribute('type') === 'submit')
  if (button) await userEvent.click(button)
}

export const fill = async (name: string) => userEvent.type(within(await dialog()).getByRole('textbox', { name: 'Name' }), name)

export const bring = async () => {
  await open()
  await fill('Billing')
  await userEvent.type(screen.getByRole('textbox', { name: 'API endpoint' }), 'https://api.example.com/v1')
  await userEvent.click(screen.getByRole('button', { name: 'Generate' }))
}

/** The form as it is sent with nothing in it. */
export const sendEmpty = async () => {
  await open()
  await submit()
  await waitFor(() => {
    if (document.querySelector('[aria-invalid="true"]') === null) throw new Error('nothing is marked')
  })
}

/** The form as it is sent with a key whose test fails. */
export const sendFailing = async () => {
  await bring()
  await submit()
  await screen.findByText('The test did not pass, so nothing was saved.')
}

/** A form in which a strong key was generated. */
export const generate = async () => {
  await bring()
  await screen.findByText(/^Strong/)
}

export const openIssue = async () => {
  await open()
  await userEvent.click(screen.getByRole('radio', { name: /^Issue a key/ }))
}

export const reveal = async () => {
  await openIssue()
  await fill('Reports')
  await submit()
  await screen.findByRole('textbox', { name: 'New key' })
}

/** Does something to an active key of the samples; the list is then read anew. */
export const act = async (action: string) => {
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: action }))
  await waitFor(() => {
    if (screen.queryByRole('menu')) throw new Error('the menu is still there')
  })
}
