import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { Plain } from './examples/ApiKeyTable/Plain'
import { rotations as keys } from './support/lifeOfAKey'
import { atTheMoment } from './support/moment'
import { onlyOwners } from './support/onlyOwners'
import { fewScopes } from './support/scopes'
import { detailsOf, disable, rename, renameToNothing } from './support/tableSteps'

const parameters = atTheMoment({ keys, scopes: fewScopes })
export default { title: 'ApiKeyTable/Details', component: ApiKeyTable, render: Plain, parameters } satisfies Meta
type Story = StoryObj

export const Whole: Story = { play: () => detailsOf('due_0') }
export const OfAPair: Story = { play: () => detailsOf('old_0') }
export const WithoutPermission: Story = {
  parameters: atTheMoment({ keys, provider: onlyOwners }),
  play: () => detailsOf('new_1'),
}
export const Renaming: Story = { play: () => rename('due_0') }
export const RenamingToNothing: Story = { play: () => renameToNothing('due_0') }
export const Undo: Story = { play: () => disable('due_0') }
