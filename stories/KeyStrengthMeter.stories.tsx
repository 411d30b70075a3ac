import type { Meta, StoryObj } from '@storybook/react-vite'
import { OfOneValue } from './examples/KeyStrengthMeter/OfOneValue'
import { WhileTyping } from './examples/KeyStrengthMeter/WhileTyping'

export default { title: 'KeyStrengthMeter', component: OfOneValue, parameters: { keyrack: false } } satisfies Meta<
  typeof OfOneValue
>
type Story = StoryObj<typeof OfOneValue>

export const Empty: Story = { args: { value: '' } }
export const Unusable: Story = { args: { value: 'YOUR_API_KEY' } }
export const Weak: Story = { args: { value: 'K7q!x2Zp9w' } }
export const Fair: Story = { args: { value: 'h7Kq0ZpX3vNcR9tL' } }
export const Good: Story = { args: { value: 'h7Kq0ZpX3vNcR9tLbW2m' } }
export const Strong: Story = { args: { value: 'h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8' } }
export const OfItsOwnName: Story = { args: { value: 'billing-prod-2026', context: { words: ['Billing'] } } }
export const Dark: Story = { args: { value: 'abcdefgh12345678' }, globals: { theme: 'dark' } }
export const Chinese: Story = { args: { value: 'qwertyuiop' }, globals: { locale: 'zh-Hans' }, parameters: { keyrack: {} } }
export const Typing: StoryObj<typeof WhileTyping> = { render: WhileTyping }
