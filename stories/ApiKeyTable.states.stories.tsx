import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { ByTheAdapter } from './examples/ApiKeyTable/ByTheAdapter'
import { OnPaper } from './examples/ApiKeyTable/OnPaper'
import { Plain } from './examples/ApiKeyTable/Plain'
import { Searched } from './examples/ApiKeyTable/Searched'
import { WithToolbarAndLink } from './examples/ApiKeyTable/WithToolbarAndLink'
import { keysInLanguages } from './support/keysInLanguages'
import { atTheMoment } from './support/moment'

export default { title: 'ApiKeyTable/States', component: ApiKeyTable, render: Plain, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

const failing = Array.from({ length: 9 }, () => ({ kind: 'failBefore', code: 'offline' }) as const)
export const FirstUse: Story = { render: WithToolbarAndLink, parameters: atTheMoment({ keys: 0 }) }
export const NothingFound: Story = { render: Searched }
export const OneKey: Story = { parameters: atTheMoment({ keys: 1 }) }
export const TenThousandKeys: Story = { parameters: atTheMoment({ keys: 10_000 }) }
export const NamesIn24Languages: Story = { parameters: atTheMoment({ keys: keysInLanguages }) }
export const NamesIn24LanguagesFromRightToLeft: Story = { ...NamesIn24Languages, globals: { direction: 'rtl' } }
export const Offline: Story = { parameters: atTheMoment({ faults: { on: { list: failing } } }) }
export const SlowAdapter: Story = { render: ByTheAdapter, parameters: atTheMoment({ keys: 60 }), globals: { adapter: 'slow' } }
export const Print: Story = { render: OnPaper }
