import { BASE62 } from './generate'
import { checkIssuedKey } from './issuedKey'

/** `valid`: no slip in it. `typo`: an issued key with a slip, such as a wrong, a lost or a doubled character. `foreign`: anything else. */
export type IssuedKeyInspection =
  | { readonly state: 'valid'; readonly shortId: string }
  | { readonly state: 'typo' }
  | { readonly state: 'foreign' }

/** Four parts of about the right length. Random text has its underscores elsewhere. */
const NEARLY = /^[^_\s]{1,13}_[^_\s]{1,13}_[^_\s]{7,9}_[^_\s]{35,37}$/
const SHORTEST = 50
const LONGEST = 72

/** Every text that one character put in, left out or replaced makes of it, or two neighbours in the other order. */
function* mendings(text: string): Generator<string> {
  for (let i = 0; i <= text.length; i++) {
    const before = text.slice(0, i)
    const after = text.slice(i + 1)
    for (const put of ['', '_', ...BASE62]) {
      yield before + put + text.slice(i)
      yield before + put + after
    }
    yield before + after.slice(0, 1) + text.slice(i, i + 1) + after.slice(1)
  }
}

/**
 * Tells an issued key with a typing error apart from a key of someone else, in the browser and with no request. It says
 * nothing about whether the key exists. With `brand`, the keys of other platforms are `foreign`.
 */
export function inspectIssuedKey(text: string, { brand }: { readonly brand?: string } = {}): IssuedKeyInspection {
  const isOurs = (key: string): boolean => brand === undefined || key.startsWith(`${brand}_`)
  const found = checkIssuedKey(text)
  // Whoever has another brand and the right checksum has made no slip.
  if (found !== null) return isOurs(text) ? { state: 'valid', ...found } : { state: 'foreign' }
  if (text.length < SHORTEST || text.length > LONGEST) return { state: 'foreign' }
  if (NEARLY.test(text) && isOurs(text)) return { state: 'typo' }
  // The slip hit a separator or the brand; the checksum tells whether there was one.
  const parts = text.split('_').length
  if (parts > 2 && parts < 6)
    for (const mended of mendings(text)) if (checkIssuedKey(mended) !== null && isOurs(mended)) return { state: 'typo' }
  return { state: 'foreign' }
}
