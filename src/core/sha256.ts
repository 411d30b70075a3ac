/** The first 32 bits of the fractions of the roots of the first primes, which FIPS 180-4 takes its constants from. */
const fractions = (count: number, root: (prime: number) => number): number[] => {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime > 0)) primes.push(n)
  return primes.map((prime) => ((root(prime) % 1) * 2 ** 32) | 0)
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/**
 * SHA-256 (FIPS 180-4) of a text of ASCII, as 8 words of 32 bits. The platform's own answers later, which is too late while
 * someone types; this one takes microseconds for a key, and is for what is public: it is not of constant time.
 */
export function sha256(text: string): Int32Array {
  const constants = fractions(64, Math.cbrt)
  const state = Int32Array.from(fractions(8, Math.sqrt))
  const blocks = new DataView(new ArrayBuffer(Math.ceil((text.length + 9) / 64) * 64))
  for (let i = 0; i < text.length; i++) blocks.setUint8(i, text.charCodeAt(i))
  blocks.setUint8(text.length, 0x80)
  blocks.setUint32(blocks.byteLength - 4, text.length * 8)
  const words = new Int32Array(64)
  const at = (index: number): number => words[index] as number
  for (let start = 0; start < blocks.byteLength; start += 64) {
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      words[i] =
        i < 16
          ? blocks.getInt32(start + i * 4)
          : (rotate(at(i - 2), 17) ^ rotate(at(i - 2), 19) ^ (at(i - 2) >>> 10)) +
            at(i - 7) +
            (rotate(at(i - 15), 7) ^ rotate(at(i - 15), 18) ^ (at(i - 15) >>> 3)) +
            at(i - 16)
      const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (constants[i] as number) + at(i)
      const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + word
  }
  return state
}
