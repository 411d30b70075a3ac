import { concatBytes } from './concatBytes'

const text = new TextEncoder()

/**
 * Texts and numbers as bytes of which no other list has the same: the count, and each part with its kind and its length
 * in front. `['ab', 'c']` and `['a', 'bc']` differ, and so do `1` and `'1'`.
 */
export function encodeParts(parts: readonly (string | number)[]): Uint8Array {
  const encoded = parts.flatMap((part) => {
    const content = text.encode(String(part))
    const head = new Uint8Array(5)
    head[0] = typeof part === 'number' ? 1 : 0
    new DataView(head.buffer).setUint32(1, content.length)
    return [head, content]
  })
  return concatBytes(Uint8Array.of(parts.length), ...encoded)
}
