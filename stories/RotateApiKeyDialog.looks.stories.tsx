import type { Meta, StoryObj } from '@storybook/react-vite'
import { OfOneKey } from './examples/RotateApiKeyDialog/OfOneKey'
import { oneOfEach } from './support/lifeOfAKey'
import { ask, bringNew, chooseNothing, reveal, stopNow } from './support/lifeSteps'
import { atTheMoment } from './support/moment'

const parameters = atTheMoment({ keys: oneOfEach() })
export default { title: 'RotateApiKeyDialog/Looks', component: OfOneKey, parameters } satisfies Meta
type Story = StoryObj<typeof OfOneKey>

const dark = { theme: 'dark' }
const phone = { viewport: { value: 'mobile1' } }
const credential = { kind: 'credential' } as const
export const Dark: Story = { args: credential, globals: dark, play: ask }
export const DarkWithErrors: Story = { globals: dark, play: chooseNothing }
export const DarkStopsNow: Story = { globals: dark, play: stopNow }
export const DarkShownOnce: Story = { globals: dark, play: reveal }
export const Narrow: Story = { args: credential, globals: phone, play: ask }
export const NarrowRotated: Story = { args: credential, globals: phone, play: bringNew }
export const Chinese: Story = { args: credential, globals: { locale: 'zh-Hans' }, play: ask }
export const RightToLeft: Story = { args: credential, globals: { direction: 'rtl' }, play: ask }
