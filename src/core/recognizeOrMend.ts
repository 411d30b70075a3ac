import { inspectIssuedKey } from './inspectIssuedKey'
import { type Recognition, recognizeKey } from './recognizeKey'

/** As `recognizeKey`, and where that knows nothing: an issued key with a slip that hit its form. */
export function recognizeOrMend(value: string): readonly Recognition[] {
  const found = recognizeKey(value)
  if (found.length > 0 || inspectIssuedKey(value).state !== 'typo') return found
  const brand = value.split('_', 1)[0] as string
  return [{ kind: 'issued', provider: brand, name: brand, certainty: 'likely', checksum: 'failed' }]
}
