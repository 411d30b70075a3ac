import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { Plain } from './examples/ApiKeyTable/Plain'
import { rotations } from './support/lifeOfAKey'
import { atTheMoment } from './support/moment'
import { fewScopes } from './support/scopes'
import { askForAll, chooseAll, detailsOf, disable, failForSome, rename, renameToNothing, runForAll } from './support/tableSteps'

const lost = [null, { kind: 'failBefore', code: 'unavailable' }, { kind: 'failBefore', code: 'conflict' }] as const
const may = { can: (action: string) => (action === 'delete' ? 'Only owners may delete keys.' : action !== 'revoke') }
export default { title: 'ApiKeyTable/Acting', component: ApiKeyTable, render: Plain, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

export const Chosen: Story = { play: chooseAll }
export const ChosenInADrawer: Story = { render: InADrawer, play: chooseAll }
export const ChosenWithoutPermission: Story = { parameters: atTheMoment({ provider: may }), play: chooseAll }
export const AskedForAll: Story = { play: () => askForAll('disable') }
export const RevokeAll: Story = { play: () => askForAll('revoke') }
export const Running: Story = {
  parameters: atTheMoment({
    faults: { on: { disable: [null, ...Array.from({ length: 9 }, () => ({ kind: 'hang' as const }))] } },
  }),
  play: runForAll,
}
export const FailedForSome: Story = { parameters: atTheMoment({ faults: { on: { disable: lost } } }), play: failForSome }
export const Details: Story = { parameters: atTheMoment({ keys: rotations, scopes: fewScopes }), play: () => detailsOf('due_0') }
export const DetailsOfAPair: Story = { parameters: atTheMoment({ keys: rotations }), play: () => detailsOf('old_0') }
export const DetailsWithoutPermission: Story = {
  parameters: atTheMoment({ keys: rotations, provider: may }),
  play: () => detailsOf('new_1'),
}
export const Renaming: Story = { parameters: atTheMoment({ keys: rotations }), play: async () => void (await rename('due_0')) }
export const RenamingToNothing: Story = { parameters: atTheMoment({ keys: rotations }), play: () => renameToNothing('due_0') }
export const Undo: Story = { parameters: atTheMoment({ keys: rotations }), play: () => disable('due_0') }
