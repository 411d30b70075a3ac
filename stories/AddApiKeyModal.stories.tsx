import type { Meta, StoryObj } from '@storybook/react-vite'
import { AddApiKeyModal } from 'keyrack'
import { InAForm } from './examples/AddApiKeyModal/InAForm'
import { OneKindOnly } from './examples/AddApiKeyModal/OneKindOnly'
import { OpenedByItsHost } from './examples/AddApiKeyModal/OpenedByItsHost'
import { WithATrigger } from './examples/AddApiKeyModal/WithATrigger'
import { stoppedAt, underWay } from './support/diagnoses'
import { open, openIssue, reveal, sendEmpty, sendFailing, sendTesting } from './support/steps'

export default { title: 'AddApiKeyModal', component: AddApiKeyModal, render: WithATrigger, play: open } satisfies Meta
type Story = StoryObj

export const Bring: Story = {}
export const Issue: Story = { play: openIssue }
export const Errors: Story = { play: sendEmpty }
export const CheckFailed: Story = {
  parameters: { keyrack: { diagnosis: stoppedAt('authorization', 'unauthorized') } },
  play: sendFailing,
}
export const Checking: Story = { parameters: { keyrack: { progress: underWay } }, play: sendTesting }
export const ShownOnce: Story = { play: reveal }
export const OneKind: Story = { render: OneKindOnly }
export const FromTheHost: Story = { render: OpenedByItsHost }
export const InsideAForm: Story = { render: InAForm }
