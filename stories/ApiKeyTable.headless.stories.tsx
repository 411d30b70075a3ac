import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack/headless'
import { InADesignSystem } from './examples/ApiKeyTable/InADesignSystem'
import { WithPlainElements } from './examples/ApiKeyTable/WithPlainElements'
import { atTheMoment } from './support/moment'

export default {
  title: 'ApiKeyTable/Headless',
  component: ApiKeyTable.Root,
  parameters: atTheMoment(),
} satisfies Meta
type Story = StoryObj

export const PlainElements: Story = { render: WithPlainElements }
export const ADesignSystem: Story = { render: InADesignSystem, parameters: atTheMoment({ keys: 1_500 }) }
