import type { Meta, StoryObj } from '@storybook/react-vite'
import { ConnectionDiagnostics } from 'keyrack'
import { OfAStoredKey } from './examples/ConnectionDiagnostics/OfAStoredKey'
import { OfOneTest } from './examples/ConnectionDiagnostics/OfOneTest'
import { allPassed, stoppedAt, underWay } from './support/diagnoses'

export default { title: 'ConnectionDiagnostics/Looks', component: ConnectionDiagnostics } satisfies Meta
type Story = StoryObj

const dark = { theme: 'dark' }
const phone = { viewport: { value: 'mobile1' } }
export const OfAKey: Story = { render: () => <OfAStoredKey id="key_1" />, parameters: { keyrack: { progress: underWay } } }
export const Dark: Story = { render: () => <OfOneTest diagnosis={stoppedAt('tls', 'certificate')} />, globals: dark }
export const DarkRunning: Story = { render: () => <OfOneTest progress={underWay} onCancel={() => undefined} />, globals: dark }
export const Narrow: Story = { render: () => <OfOneTest diagnosis={stoppedAt('response', 'serverError', 503)} />, globals: phone }
export const RightToLeft: Story = { render: () => <OfOneTest diagnosis={allPassed} />, globals: { direction: 'rtl' } }
export const Chinese: Story = {
  render: () => <OfOneTest diagnosis={stoppedAt('authorization', 'forbidden', 403)} />,
  globals: { locale: 'zh-Hans' },
}
