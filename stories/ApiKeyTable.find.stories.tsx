import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { InTheUrl } from './examples/ApiKeyTable/InTheUrl'
import { Plain } from './examples/ApiKeyTable/Plain'
import { atTheMoment } from './support/moment'
import { openFilters } from './support/steps'

const parameters = atTheMoment({ keys: 40 })
export default { title: 'ApiKeyTable/Find', component: ApiKeyTable, render: Plain, parameters } satisfies Meta
type Story = StoryObj

export const Filters: Story = { play: openFilters }
export const FiltersInTheDark: Story = { globals: { theme: 'dark' }, play: openFilters }
export const FiltersInADrawer: Story = { render: InADrawer, play: openFilters }
export const InTheAddress: Story = { render: () => <InTheUrl query="status=active,expiring&sort=application,-created" /> }
export const FilteredToNothing: Story = { render: () => <InTheUrl query="status=revoked&created=1d&app=~,Storefront" /> }
