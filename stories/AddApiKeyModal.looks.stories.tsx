import type { Meta, StoryObj } from '@storybook/react-vite'
import { AddApiKeyModal } from 'keyrack'
import { WithATrigger } from './examples/AddApiKeyModal/WithATrigger'
import { stoppedAt } from './support/diagnoses'
import { bring, generate, open, reveal, sendEmpty, sendFailing } from './support/steps'

export default { title: 'AddApiKeyModal/Looks', component: AddApiKeyModal, render: WithATrigger, play: open } satisfies Meta
type Story = StoryObj

const dark = { theme: 'dark' }
const phone = { viewport: { value: 'mobile1' } }
const failing = { keyrack: { diagnosis: stoppedAt('network', 'refused') } }
export const Chinese: Story = { globals: { locale: 'zh-Hans' }, play: sendEmpty }
export const Dark: Story = { globals: dark, play: generate }
export const DarkWithErrors: Story = { globals: dark, play: sendEmpty }
export const DarkCheckFailed: Story = { globals: dark, parameters: failing, play: sendFailing }
export const DarkShownOnce: Story = { globals: dark, play: reveal }
export const Narrow: Story = { globals: phone }
export const NarrowCheckFailed: Story = { globals: phone, parameters: failing, play: sendFailing }
export const NarrowShownOnce: Story = { globals: phone, play: reveal }
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: bring }
