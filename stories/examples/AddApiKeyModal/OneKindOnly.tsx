import { AddApiKeyModal } from 'keyrack'

/** A page that only issues keys leaves the choice out. */
export const OneKindOnly = () => <AddApiKeyModal kinds={['issued']} trigger={<button type="button">Issue a key</button>} />
