import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { Plain } from './examples/ApiKeyTable/Plain'
import { atTheMoment } from './support/moment'
import { onlyOwners } from './support/onlyOwners'
import { askForAll, chooseAll, failForSome, rotateAll, runForAll } from './support/tableSteps'

export default { title: 'ApiKeyTable/Bulk', component: ApiKeyTable, render: Plain, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

const lost = [null, { kind: 'failBefore', code: 'unavailable' }, { kind: 'failBefore', code: 'conflict' }] as const
const hang = Array.from({ length: 9 }, () => ({ kind: 'hang' }) as const)
export const Chosen: Story = { play: chooseAll }
export const ChosenInADrawer: Story = { render: InADrawer, play: chooseAll }
export const WithoutPermission: Story = { parameters: atTheMoment({ provider: onlyOwners }), play: chooseAll }
export const Asks: Story = { play: () => askForAll('disable') }
export const AsksBeforeRevoking: Story = { play: () => askForAll('revoke') }
export const AsksBeforeRotating: Story = { play: () => askForAll('rotate') }
export const RotatesOneByOne: Story = { play: rotateAll }
export const Running: Story = { parameters: atTheMoment({ faults: { on: { disable: hang } } }), play: runForAll }
export const FailedForSome: Story = { parameters: atTheMoment({ faults: { on: { disable: lost } } }), play: failForSome }
