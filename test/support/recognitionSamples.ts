import { createHash, randomUUID } from 'node:crypto'
import { BASE62, randomText } from '../../src/core/generate'
import { checksumOf } from '../../src/core/issuedKey'
import { RECOGNITION_TABLE } from '../../src/core/recognitionTable'

/** One form of the table with its alternatives chosen, read by another reader than the library's. */
export interface RecognitionRow {
  readonly name: string
  readonly form: string
  readonly environment: 'test' | 'live' | undefined
  readonly doubtful: boolean
  readonly parts: readonly RowPart[]
}

export type RowPart = { readonly text: string } | { readonly set: string; readonly from: number; readonly to: number }

const DIGITS = '0123456789'
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SMALL = CAPITALS.toLowerCase()

export const ALPHABETS: Readonly<Record<string, string>> = {
  d: DIGITS,
  h: `${DIGITS}abcdef`,
  x: `${DIGITS}abcdefABCDEF`,
  l: DIGITS + SMALL,
  u: DIGITS + CAPITALS,
  a: SMALL + CAPITALS,
  w: BASE62,
  b: `${BASE62}_-`,
  q: `${BASE62}_-=`,
  p: `${BASE62}+/`,
  t: `${BASE62}_-.~`,
  e: '=',
  g: `${DIGITS}abcdef-`,
}

const WORDS: Readonly<Record<string, 'test' | 'live'>> = {
  test: 'test',
  sandbox: 'test',
  dev: 'test',
  development: 'test',
  stg: 'test',
  live: 'live',
  prod: 'live',
  production: 'live',
}

const partsOf = (form: string): RowPart[] =>
  form
    .split(' ')
    .filter((part) => !/^[#?]/.test(part))
    .map((part) => {
      const [, set = '', from, to] = /^([a-z])(\d+)(?:~(\d+))?$/.exec(part) ?? []
      if (part === 'g') return { set: 'g', from: 36, to: 36 }
      return ALPHABETS[set] === undefined ? { text: part } : { set, from: Number(from), to: Number(to ?? from) }
    })

const rowsOf = (name: string, form: string, environment: RecognitionRow['environment']): RecognitionRow[] => {
  const start = form.indexOf('{')
  const end = form.indexOf('}')
  if (start < 0) {
    const marked = form.includes('#test') ? 'test' : form.includes('#live') ? 'live' : environment
    return [{ name, form, environment: marked, doubtful: form.includes('?'), parts: partsOf(form) }]
  }
  return form
    .slice(start + 1, end)
    .split(',')
    .flatMap((word) => rowsOf(name, form.slice(0, start) + word + form.slice(end + 1), WORDS[word] ?? environment))
}

/** Every form of the table. */
export const recognitionRows: readonly RecognitionRow[] = RECOGNITION_TABLE.trim()
  .split('\n')
  .flatMap((line) => {
    const [name = '', forms = ''] = line.split(': ')
    return forms.split(', ').flatMap((form) => rowsOf(name, form, undefined))
  })

const BASE32 = `${CAPITALS}234567`

const base32 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .match(/.{5}/g)!
    .map((bits) => BASE32[Number.parseInt(bits, 2)])
    .join('')

/** A made-up key of a form, random from the platform's CSPRNG, with a right checksum where the form has one. */
export function sampleOf({ parts, form }: RecognitionRow): string {
  let key = ''
  for (const part of parts) {
    if ('text' in part) key += part.text
    else if (part.set === 'g') key += randomUUID()
    else {
      const length = part.from + Math.floor(Math.random() * (part.to - part.from + 1))
      key += part.set === 'e' ? '='.repeat(length) : randomText(length, ALPHABETS[part.set])
    }
  }
  if (form.includes('#sha')) {
    const hashed = key.slice(0, -16)
    return hashed + base32(createHash('sha256').update(hashed).digest()).slice(0, 8) + key.slice(-8)
  }
  const prefix = parts[0] !== undefined && 'text' in parts[0] ? parts[0].text : ''
  return form.includes('#crc') ? key.slice(0, -6) + checksumOf(key.slice(prefix.length, -6)) : key
}
