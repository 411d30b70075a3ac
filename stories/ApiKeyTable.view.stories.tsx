import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { Plain } from './examples/ApiKeyTable/Plain'
import { WithALayout } from './examples/ApiKeyTable/WithALayout'
import { atTheMoment } from './support/moment'
import { openView } from './support/steps'

export default { title: 'ApiKeyTable/View', component: ApiKeyTable, render: Plain, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

export const View: Story = { play: openView }
export const ViewInTheDark: Story = { globals: { theme: 'dark' }, play: openView }
export const ViewInADrawer: Story = { render: InADrawer, play: openView }
const pinned = { start: ['name'], end: ['status'] }
const widths = { name: 260 }
const hidden = ['kind', 'endpoint', 'scopes', 'createdBy', 'rotationDue']
export const ColumnsChosen: Story = { render: () => <WithALayout layout={{ pinned, widths, hidden }} /> }
export const Compact: Story = { render: () => <WithALayout layout={{ density: 'compact' }} /> }
