import type { Meta, StoryObj } from '@storybook/react-vite'
import { OfOneKey } from './examples/RevokeApiKeyDialog/OfOneKey'
import { inUse, oneOfEach } from './support/lifeOfAKey'
import { ask, doIt, explainAtLength, fail } from './support/lifeSteps'
import { atTheMoment } from './support/moment'

const keys = oneOfEach()
export default { title: 'RevokeApiKeyDialog', component: OfOneKey, parameters: atTheMoment({ keys }) } satisfies Meta
type Story = StoryObj<typeof OfOneKey>

const used = atTheMoment({ keys: inUse })
const forbidden = atTheMoment({ keys, faults: { on: { revoke: [{ kind: 'failBefore', code: 'forbidden' }] } } })
export const NotInUse: Story = { play: ask }
export const InUse: Story = { parameters: used, play: ask }
export const WithoutTheWord: Story = { parameters: used, play: doIt }
export const Deletes: Story = { args: { action: 'delete' }, play: ask }
export const DeletesInUse: Story = { args: { action: 'delete' }, parameters: used, play: ask }
export const Refused: Story = { parameters: forbidden, play: fail }
export const TooLongAReason: Story = { play: explainAtLength }
export const Dark: Story = { globals: { theme: 'dark' }, parameters: used, play: ask }
export const Narrow: Story = { globals: { viewport: { value: 'mobile1' } }, parameters: used, play: ask }
export const Chinese: Story = { globals: { locale: 'zh-Hans' }, parameters: used, play: ask }
export const RightToLeft: Story = { globals: { direction: 'rtl' }, parameters: used, play: ask }
