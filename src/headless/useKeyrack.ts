import { useContext } from 'react'
import { type Keyrack, KeyrackContext } from './keyrackContext'

/** The provider above. @throws where there is none */
export function useKeyrack(): Keyrack {
  const keyrack = useContext(KeyrackContext)
  if (keyrack === null)
    throw new Error(
      'keyrack: this component found no KeyrackProvider above it, so it has no adapter to read keys from. Wrap it in <KeyrackProvider adapter={…}>, or pass it an `adapter` prop. See docs/errors/no-provider.md',
    )
  return keyrack
}
