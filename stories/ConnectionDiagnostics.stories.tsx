import type { Meta, StoryObj } from '@storybook/react-vite'
import { OfOneTest } from './examples/ConnectionDiagnostics/OfOneTest'
import { allPassed, stoppedAt } from './support/diagnoses'

export default { title: 'ConnectionDiagnostics', component: OfOneTest } satisfies Meta<typeof OfOneTest>
type Story = StoryObj<typeof OfOneTest>

export const Passed: Story = { args: { diagnosis: allPassed } }
export const WrongAddress: Story = { args: { diagnosis: stoppedAt('network', 'notFound') } }
export const KeyRefused: Story = { args: { diagnosis: stoppedAt('authorization', 'unauthorized') } }
export const WrongAnswer: Story = { args: { diagnosis: stoppedAt('response', 'wrongBody') } }
export const Dark: Story = { args: { diagnosis: stoppedAt('tls', 'certificate') }, globals: { theme: 'dark' } }
export const Chinese: Story = {
  args: { diagnosis: stoppedAt('authorization', 'forbidden', 403) },
  globals: { locale: 'zh-Hans' },
}
