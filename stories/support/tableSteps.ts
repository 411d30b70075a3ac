import { fireEvent, screen, userEvent, waitFor } from 'storybook/test'

// As in `steps.ts`: what users do, found by what it is and not by what it is called.

const there = (selector: string) =>
  waitFor(() => {
    const element = document.querySelector<HTMLElement>(selector)
    if (element === null) throw new Error(`nothing is ${selector}`)
    return element
  })
// What is taken away meanwhile ends with a rejection.
const settled = () => Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
const press = async (selector: string) => userEvent.click(await there(selector))

/** Chooses all keys, and shows the bar. */
export const chooseAll = async () => {
  await there('[data-key]')
  await press('thead input[type="checkbox"]')
  await there('.kr-bulk-actions button')
  await settled()
}

/** Asks what an action on all keys would change. */
export const askForAll = async (action: string) => {
  await chooseAll()
  await press(`.kr-bulk [data-action="${action}"]`)
  await there('.kr-dialog form')
  await settled()
}

/** Has all keys rotated one after the other, and shows the first. */
export const rotateAll = async () => {
  await askForAll('rotate')
  await press('.kr-dialog form button[type="submit"]')
  await there('.kr-dialog form .kr-dialog-progress')
  await settled()
}

export const runForAll = async () => {
  await askForAll('disable')
  await press('.kr-dialog form button[type="submit"]')
  await screen.findByRole('progressbar')
}

export const failForSome = async () => {
  await askForAll('disable')
  await press('.kr-dialog form button[type="submit"]')
  await there('.kr-bulk-outcome')
}

/** Opens the details of a key. */
export const detailsOf = async (id: string) => {
  await press(`[data-key="${id}"] .kr-name`)
  await there('.kr-dialog[data-side]')
  await settled()
}

/** Begins to change the name of a key. */
export const rename = async (id: string) => {
  await press(`[data-key="${id}"] .kr-cell-actions > button`)
  await press('[data-action="rename"]')
  await there('.kr-naming input')
}

export const renameToNothing = async (id: string) => {
  await rename(id)
  const input = await there('.kr-naming input')
  await userEvent.clear(input)
  await fireEvent.keyDown(input, { key: 'Enter' })
  await there('.kr-naming-message:not([hidden])')
}

export const disable = async (id: string) => {
  await press(`[data-key="${id}"] .kr-cell-actions > button`)
  await press('[role="menuitem"][data-action="disable"]')
  await there('.kr-undo')
  await settled()
}
