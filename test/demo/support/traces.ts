import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Not the prefix and not the last four characters, which a hint may show. */
const core = (secret: string): string => secret.slice(10, -4)

const base64Of = (bytes: Buffer): string[] =>
  // A text within a longer one begins at any of three places of the encoding; its ends depend on its neighbours.
  [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset + 1, -2)
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')]
  })

/** The shapes that a secret, or most of it, may have in a file or in a text. */
export function shapesOf(secret: string): Buffer[] {
  const text = core(secret)
  if (text.length < 12) throw new RangeError('a shorter text is found by accident')
  const bytes = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  const hex = bytes.toString('hex')
  const texts = [...base64Of(bytes), hex, hex.toUpperCase(), encodeURIComponent(text), [...text].reverse().join('')]
  return [bytes, wide, Buffer.from(wide).swap16(), ...texts.map((shape) => Buffer.from(shape))]
}

export function hasTrace(content: Buffer | string, secret: string): boolean {
  const bytes = Buffer.from(content)
  return shapesOf(secret).some((shape) => bytes.includes(shape))
}

/** The files below a directory that have a trace of the secret, in their content or their name. */
export function filesWith(directory: string, secret: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => hasTrace(path, secret) || hasTrace(readFileSync(path), secret))
}
