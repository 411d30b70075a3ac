import type { Meta, StoryObj } from '@storybook/react-vite'
import { AddApiKeyModal } from 'keyrack'
import { ForAnEnvironment } from './examples/AddApiKeyModal/ForAnEnvironment'
import { WithATrigger } from './examples/AddApiKeyModal/WithATrigger'
import { pasteInQuotes, pasteLookalike, pasteMask, pasteOfOtherEnvironment, pasteOfProvider } from './support/steps'

export default { title: 'AddApiKeyModal/Paste', component: AddApiKeyModal, render: WithATrigger } satisfies Meta
type Story = StoryObj

const dark = { theme: 'dark' }
export const Repaired: Story = { play: pasteInQuotes }
export const RepairedInTheDark: Story = { globals: dark, play: pasteInQuotes }
export const Masked: Story = { play: pasteMask }
export const Lookalike: Story = { play: pasteLookalike }
export const Recognized: Story = { play: pasteOfProvider }
export const OtherEnvironment: Story = { render: ForAnEnvironment, play: pasteOfOtherEnvironment }
export const OtherEnvironmentInTheDark: Story = { ...OtherEnvironment, globals: dark }
