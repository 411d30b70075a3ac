import type { Meta, StoryObj } from '@storybook/react-vite'
import { OfOneKey } from './examples/RotateApiKeyDialog/OfOneKey'
import { stoppedAt } from './support/diagnoses'
import { oneOfEach } from './support/lifeOfAKey'
import { ask, bringNew, chooseNothing, doIt, fail, reveal, stopNow } from './support/lifeSteps'
import { atTheMoment } from './support/moment'

const keys = oneOfEach()
const lost = atTheMoment({ keys, faults: { on: { rotate: [{ kind: 'loseAnswer' }] } } })
export default { title: 'RotateApiKeyDialog', component: OfOneKey, parameters: atTheMoment({ keys }) } satisfies Meta
type Story = StoryObj<typeof OfOneKey>

const credential = { kind: 'credential' } as const
const refused = atTheMoment({ keys, diagnosis: stoppedAt('authorization', 'unauthorized') })
export const Issued: Story = { play: ask }
export const Credential: Story = { args: credential, play: ask }
export const WithoutTheNewKey: Story = { args: credential, play: doIt }
export const NoLength: Story = { play: chooseNothing }
export const StopsNow: Story = { play: stopNow }
export const CheckFailed: Story = { args: credential, parameters: refused, play: bringNew }
export const AnswerLost: Story = { parameters: lost, play: fail }
export const ShownOnce: Story = { play: reveal }
export const Rotated: Story = { args: credential, play: bringNew }
