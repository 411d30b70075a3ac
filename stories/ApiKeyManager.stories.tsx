import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyManager } from 'keyrack'
import { InAnAdminPage } from './examples/ApiKeyManager/InAnAdminPage'
import { OneLine } from './examples/ApiKeyManager/OneLine'
import { atTheMoment } from './support/moment'

export default {
  title: 'ApiKeyManager',
  component: ApiKeyManager,
  render: OneLine,
  parameters: atTheMoment(),
} satisfies Meta
type Story = StoryObj

export const WithKeys: Story = {}
export const Empty: Story = { parameters: atTheMoment({ keys: 0 }) }
export const ReadOnly: Story = { parameters: atTheMoment({ provider: { can: () => false } }) }
export const OnAPage: Story = { render: InAnAdminPage, parameters: { keyrack: false } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const Chinese: Story = { globals: { locale: 'zh-Hans' } }
