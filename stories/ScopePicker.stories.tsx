import type { Meta, StoryObj } from '@storybook/react-vite'
import { WithATrigger } from './examples/AddApiKeyModal/WithATrigger'
import { Changing } from './examples/ScopePicker/Changing'
import { Choosing } from './examples/ScopePicker/Choosing'
import { beyondRole, fewScopes, manyScopes, withPresets } from './support/scopes'
import { openIssue } from './support/steps'

export default { title: 'ScopePicker', component: Choosing } satisfies Meta<typeof Choosing>
type Story = StoryObj<typeof Choosing>

const unread = { scopes: [{ kind: 'failBefore', code: 'unavailable' }] }
export const Few: Story = { args: { catalogue: fewScopes, value: ['invoices:write', 'refunds'] } }
export const Many: Story = { args: { catalogue: manyScopes } }
export const BeyondTheRole: Story = { args: { catalogue: beyondRole } }
export const Presets: Story = { args: { catalogue: withPresets, value: ['invoices:write', 'refunds'] } }
export const Dark: Story = { args: { catalogue: beyondRole, value: ['invoices:read'] }, globals: { theme: 'dark' } }
export const RightToLeft: Story = { args: { catalogue: beyondRole }, globals: { direction: 'rtl' } }
const before = ['products:read', 'webhooks']
export const Widening: StoryObj<typeof Changing> = {
  render: (args) => <Changing {...args} />,
  args: { catalogue: withPresets, before, value: ['products:write', 'refunds'] },
}
export const InTheForm: StoryObj = { render: WithATrigger, play: openIssue, parameters: { keyrack: { scopes: withPresets } } }
export const NotRead: StoryObj = { ...InTheForm, parameters: { keyrack: { scopes: fewScopes, faults: { on: unread } } } }
