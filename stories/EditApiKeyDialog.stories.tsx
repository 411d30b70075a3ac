import type { Meta, StoryObj } from '@storybook/react-vite'
import { OpenedByItsHost } from './examples/EditApiKeyDialog/OpenedByItsHost'
import { atTheMoment } from './support/moment'
import { moveEndpoint, open, replaceKey, saveTooLate } from './support/steps'

export default {
  title: 'EditApiKeyDialog',
  component: OpenedByItsHost,
  parameters: atTheMoment(),
  play: open,
} satisfies Meta<typeof OpenedByItsHost>
type Story = StoryObj<typeof OpenedByItsHost>

const late = atTheMoment({ raced: true })
export const Keep: Story = {}
export const Replace: Story = { play: replaceKey }
export const ReplaceInTheDark: Story = { globals: { theme: 'dark' }, play: replaceKey }
export const AnotherServer: Story = { play: moveEndpoint }
export const Issued: Story = { args: { kind: 'issued' } }
export const Conflict: Story = { parameters: late, play: saveTooLate }
export const ConflictInTheDark: Story = { globals: { theme: 'dark' }, parameters: late, play: saveTooLate }
