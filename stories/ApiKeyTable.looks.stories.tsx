import type { Meta, StoryObj } from '@storybook/react-vite'
import { ApiKeyTable } from 'keyrack'
import { sampleKeys } from 'keyrack/testing'
import { InADrawer } from './examples/ApiKeyTable/InADrawer'
import { Plain } from './examples/ApiKeyTable/Plain'
import { atTheMoment } from './support/moment'
import { act, openMenu } from './support/steps'

export default { title: 'ApiKeyTable/Looks', component: ApiKeyTable, render: Plain, parameters: atTheMoment() } satisfies Meta
type Story = StoryObj

const long = sampleKeys(7).filter(({ name }) => name.length > 40)
export const LongNames: Story = { parameters: atTheMoment({ keys: long }) }
export const Narrow: Story = { render: InADrawer }
export const NarrowWithLongNames: Story = { render: InADrawer, parameters: atTheMoment({ keys: long }) }
export const WithoutPermission: Story = { parameters: atTheMoment({ provider: { can: () => false } }) }
export const Chinese: Story = { globals: { locale: 'zh-Hans' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const RightToLeft: Story = { globals: { direction: 'rtl' } }
export const AsksBeforeDeleting: Story = { play: () => act('delete') }
export const AsksBeforeDeletingInTheDark: Story = { globals: { theme: 'dark' }, play: () => act('delete') }
export const Menu: Story = { play: openMenu }
export const MenuInTheDark: Story = { globals: { theme: 'dark' }, play: openMenu }
export const Edits: Story = { play: () => act('update') }
