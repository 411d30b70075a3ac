import { expect, screen, userEvent, waitFor } from 'storybook/test'

const clipboard = (writeText: () => Promise<void>) =>
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })

const copy = async () => {
  const [button] = screen.getAllByRole('button')
  if (button) await userEvent.click(button)
  await waitFor(() => expect(screen.getByRole('status')).not.toBeEmptyDOMElement())
}

export const copyShown = () => {
  clipboard(() => Promise.resolve())
  return copy()
}

export const refuseCopy = () => {
  clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')))
  return copy()
}

export const guardShown = async () => {
  const done = screen.getAllByRole('button').at(-1)
  if (done) await userEvent.click(done)
  await waitFor(() => expect(screen.getByRole('alert')).not.toBeEmptyDOMElement())
}

export const openUses = async () => {
  const [more] = screen.getAllByRole('button', { expanded: false })
  if (more) await userEvent.click(more)
  await screen.findByRole('tablist')
}

export const putKeyIn = async () => {
  await openUses()
  const [box] = screen.getAllByRole('checkbox')
  if (box) await userEvent.click(box)
}
