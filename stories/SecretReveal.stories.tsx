import type { Meta, StoryObj } from '@storybook/react-vite'
import { SecretReveal } from 'keyrack'
import { ShownOnce } from './examples/SecretReveal/ShownOnce'
import { copyShown, guardShown, openUses, putKeyIn, refuseCopy } from './support/revealSteps'

export default { title: 'SecretReveal', component: SecretReveal, render: ShownOnce } satisfies Meta
type Story = StoryObj

export const Shown: Story = {}
export const Copied: Story = { play: copyShown }
export const CopyRefused: Story = { play: refuseCopy }
export const DoneTooEarly: Story = { play: guardShown }
export const Snippets: Story = { play: openUses }
export const SnippetWithTheKey: Story = { play: putKeyIn }
export const Dark: Story = { globals: { theme: 'dark' }, play: openUses }
export const Chinese: Story = { globals: { locale: 'zh-Hans' } }
export const RightToLeft: Story = { globals: { locale: 'ar', direction: 'rtl' }, play: openUses }
