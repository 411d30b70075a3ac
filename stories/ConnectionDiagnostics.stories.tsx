import type { Meta, StoryObj } from '@storybook/react-vite'
import { OfOneTest } from './examples/ConnectionDiagnostics/OfOneTest'
import { allPassed, stoppedAt, underWay } from './support/diagnoses'

export default { title: 'ConnectionDiagnostics', component: OfOneTest } satisfies Meta<typeof OfOneTest>
type Story = StoryObj<typeof OfOneTest>

export const Running: Story = { args: { progress: underWay, onCancel: () => undefined } }
export const Cancelled: Story = { args: { progress: underWay, cancelled: true } }
export const Passed: Story = { args: { diagnosis: allPassed } }
export const WrongKey: Story = { args: { diagnosis: stoppedAt('format', 'invalidKey') } }
export const WrongAddress: Story = { args: { diagnosis: stoppedAt('address', 'notFound') } }
export const NoServer: Story = { args: { diagnosis: stoppedAt('network', 'refused') } }
export const TooLate: Story = { args: { diagnosis: stoppedAt('response', 'timeout') } }
export const ExpiredCertificate: Story = { args: { diagnosis: stoppedAt('tls', 'certificateExpired') } }
export const KeyRefused: Story = { args: { diagnosis: stoppedAt('authorization', 'unauthorized') } }
export const NotPermitted: Story = { args: { diagnosis: stoppedAt('authorization', 'forbidden', 403) } }
export const TooManyCalls: Story = { args: { diagnosis: stoppedAt('response', 'rateLimited', 429, 150) } }
export const WrongAnswer: Story = { args: { diagnosis: stoppedAt('response', 'wrongBody') } }
