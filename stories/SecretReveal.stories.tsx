import type { Meta, StoryObj } from '@storybook/react-vite'
import { SecretReveal } from 'keyrack'
import { screen, userEvent } from 'storybook/test'
import { ShownOnce } from './examples/SecretReveal/ShownOnce'

export default { title: 'SecretReveal', component: SecretReveal, render: ShownOnce } satisfies Meta
type Story = StoryObj

export const Shown: Story = {}
export const CopyRefused: Story = {
  play: async () => {
    const writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    await userEvent.click(screen.getByRole('button', { name: 'Copy' }))
    await screen.findByText(/^The browser did not allow copying/)
  },
}
export const Dark: Story = { globals: { theme: 'dark' } }
export const Chinese: Story = { globals: { locale: 'zh-Hans' } }
