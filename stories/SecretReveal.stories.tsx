import type { Meta, StoryObj } from '@storybook/react-vite'
import { SecretReveal } from 'keyrack'
import { expect, screen, userEvent, waitFor } from 'storybook/test'
import { ShownOnce } from './examples/SecretReveal/ShownOnce'

export default { title: 'SecretReveal', component: SecretReveal, render: ShownOnce } satisfies Meta
type Story = StoryObj

export const Shown: Story = {}
export const CopyRefused: Story = {
  play: async () => {
    const writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    const [copy] = screen.getAllByRole('button')
    if (copy) await userEvent.click(copy)
    await waitFor(() => expect(screen.getByRole('status')).not.toBeEmptyDOMElement())
  },
}
export const Dark: Story = { globals: { theme: 'dark' } }
export const Chinese: Story = { globals: { locale: 'zh-Hans' } }
