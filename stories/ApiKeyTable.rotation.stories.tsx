import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { Plain } from './examples/ApiKeyTable/Plain'
import { rotations } from './support/lifeOfAKey'
import { endGrace, menuOf, openGrace } from './support/lifeSteps'
import { atTheMoment } from './support/moment'

const parameters = atTheMoment({ keys: rotations })
export default { title: 'ApiKeyTable/Rotation', component: ApiKeyTable, render: Plain, parameters } satisfies Meta
type Story = StoryObj

const dark = { theme: 'dark' }
export const Pairs: Story = {}
export const PairsInTheDark: Story = { globals: dark }
export const Narrow: Story = { render: InADrawer }
export const RightToLeft: Story = { globals: { direction: 'rtl' } }
export const MenuOfTheNew: Story = { play: () => menuOf('new_0') }
export const Grace: Story = { play: openGrace }
export const GraceInTheDark: Story = { globals: dark, play: openGrace }
export const GraceEnds: Story = { play: endGrace }
