import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { Compact } from './examples/ApiKeyTable/Compact'
import { GridNavigation } from './examples/ApiKeyTable/GridNavigation'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { PinnedAndResized } from './examples/ApiKeyTable/PinnedAndResized'
import { atTheMoment } from './support/moment'

export default { title: 'ApiKeyTable/Layout', component: ApiKeyTable, render: Compact, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

export const CompactRows: Story = {}
export const CompactInTheDark: Story = { globals: { theme: 'dark' } }
export const PinnedColumns: Story = { render: PinnedAndResized }
export const PinnedColumnsFromRightToLeft: Story = { render: PinnedAndResized, globals: { direction: 'rtl' } }
export const Grid: Story = { render: GridNavigation }
export const GridOfTenThousand: Story = { render: GridNavigation, parameters: atTheMoment({ keys: 10_000 }) }
export const CardsOfTenThousand: Story = { render: InADrawer, parameters: atTheMoment({ keys: 10_000 }) }
