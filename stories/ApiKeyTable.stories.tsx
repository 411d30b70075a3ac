import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { screen } from 'storybook/test'
import { InPages } from './examples/ApiKeyTable/InPages'
import { Plain } from './examples/ApiKeyTable/Plain'
import { WithItsOwnAdapter } from './examples/ApiKeyTable/WithItsOwnAdapter'
import { WithToolbarAndLink } from './examples/ApiKeyTable/WithToolbarAndLink'
import { atTheMoment } from './support/moment'
import { act } from './support/steps'

export default { title: 'ApiKeyTable', component: ApiKeyTable, render: Plain, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

const failing = { kind: 'failBefore', code: 'unavailable' } as const
export const EveryStatus: Story = {}
export const Empty: Story = { render: WithToolbarAndLink, parameters: atTheMoment({ keys: 0 }) }
export const Loading: Story = { parameters: atTheMoment({ faults: { on: { list: [{ kind: 'hang' }] } } }) }
export const Failed: Story = { parameters: atTheMoment({ faults: { on: { list: Array.from({ length: 9 }, () => failing) } } }) }
export const Stale: Story = {
  parameters: atTheMoment({ faults: { on: { list: [null, ...Array.from({ length: 9 }, () => failing)] } } }),
  play: async () => (await act('disable'), void (await screen.findByRole('alert'))),
}
export const ManyKeys: Story = { render: InPages, parameters: atTheMoment({ keys: 40 }) }
export const StandingAlone: Story = { render: WithItsOwnAdapter, parameters: { keyrack: false } }
