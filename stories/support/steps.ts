import { screen, userEvent, waitFor, within } from 'storybook/test'

// What users do, found by what it is and not by what it is called: the toolbar may have chosen any language.

const dialog = () => screen.findByRole('dialog')

const there = (selector: string) =>
  waitFor(() => {
    const element = document.querySelector(selector)
    if (element === null) throw new Error(`nothing is ${selector}`)
    return element
  })

/** Presses the story's first button. */
export const open = async () => {
  const [trigger] = await screen.findAllByRole('button')
  if (trigger) await userEvent.click(trigger)
  await dialog()
  // The dialog fades in; axe must not measure its colours half-way. What is taken away meanwhile, as a skeleton, ends with a rejection.
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
}

export const submit = async () => {
  const buttons = within(await dialog()).getAllByRole('button')
  const button = buttons.find((each) => each.getAttribute('type') === 'submit')
  if (button) await userEvent.click(button)
}

/** Pasted: key by key it would only be slower. */
const enter = async (field: string, text: string) => {
  await userEvent.click(await there(`[role="dialog"] input[name="${field}"]`))
  await userEvent.paste(text)
}

export const bring = async () => {
  await open()
  await enter('name', 'Billing')
  await enter('endpoint', 'https://api.example.com/v1')
  await userEvent.click(await there('[role="dialog"] .kr-field-top button'))
}

/** The form as it is sent with nothing in it. */
export const sendEmpty = async () => {
  await open()
  await submit()
  await there('[aria-invalid="true"]')
}

/** The form as it is sent with a key whose test fails. */
export const sendFailing = async () => {
  await bring()
  await submit()
  await screen.findByRole('alert')
}

/** The form as it is sent with a key whose test is under way. */
export const sendTesting = async () => {
  await bring()
  await submit()
  await there('.kr-diagnosis-step[data-state="running"]')
}

/** A form in which a strong key was generated. */
export const generate = async () => {
  await bring()
  await there('[data-level="strong"]')
}

export const openIssue = async () => {
  await open()
  await userEvent.click(await there('[role="dialog"] input[value="issued"]'))
}

export const reveal = async () => {
  await openIssue()
  await enter('name', 'Reports')
  await submit()
  await there('[role="textbox"][aria-readonly="true"]')
}

/** Of no account; it only has the form. */
const OF_GITLAB = ['glpat', 'w7Qm2Zk9Lx4Vb8Rt1Yp6'].join('-')
const OF_STRIPE = ['rk', 'live', 'w7Qm2Zk9Lx4Vb8Rt1Yp6Hd3Sc5Nf0J'].join('_')

/** A form into which a key was pasted. */
const pasteKey = (text: string) => async () => {
  await open()
  await enter('key', text)
}

export const pasteInQuotes = pasteKey(`export API_KEY="${OF_GITLAB}";`)
export const pasteMask = pasteKey('sk-Exam••••••••••••mple')
export const pasteLookalike = pasteKey('ехаmple-key-0123')
export const pasteOfProvider = async () => {
  await pasteKey(OF_GITLAB)()
  await there('.kr-recognition:not(:empty)')
}
export const pasteOfOtherEnvironment = async () => {
  await pasteKey(OF_STRIPE)()
  await there('.kr-mismatch:not(:empty)')
}

/** The form in which a stored key is replaced. */
export const replaceKey = async () => {
  await open()
  await userEvent.click(await there('[role="dialog"] input[value="replace"]'))
  await enter('key', `Bearer ${OF_GITLAB}`)
}

/** An endpoint at another origin. */
export const moveEndpoint = async () => {
  await open()
  await userEvent.clear(await there('[role="dialog"] input[name="endpoint"]'))
  await enter('endpoint', 'https://elsewhere.example.com/v1')
}

/** A change that comes too late. */
export const saveTooLate = async () => {
  await open()
  await userEvent.clear(await there('[role="dialog"] input[name="name"]'))
  await enter('name', 'Billing 2')
  await submit()
  await there('[role="dialog"] [role="alert"]')
}

/** Opens the menu of an active key of the samples. */
export const openMenu = async () => {
  await userEvent.click(await screen.findByRole('button', { name: /Billing/, expanded: false }))
  await screen.findByRole('menu')
  await Promise.all(document.getAnimations().map((animation) => animation.finished))
}

/** Does something to that key; the list is then read anew. */
export const act = async (action: 'test' | 'update' | 'disable' | 'revoke' | 'delete') => {
  await openMenu()
  await userEvent.click(await there(`[role="menuitem"][data-action="${action}"]`))
  await waitFor(() => {
    if (screen.queryByRole('menu')) throw new Error('the menu is still there')
  })
}

/** Opens the filters of a table, and waits for what they count. */
export const openFilters = async () => {
  await userEvent.click(await there('.kr-find-button[aria-expanded]'))
  await there('.kr-facet-count')
}

/** Opens the dialog in which columns, sorting and density are chosen. */
export const openView = async () => {
  await userEvent.click(await there('.kr-find-button[aria-haspopup]'))
  await dialog()
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
}
