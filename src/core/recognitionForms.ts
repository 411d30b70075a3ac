import { environmentOf } from './environmentOf'
import { checksumOf } from './issuedKey'
import { RECOGNITION_TABLE } from './recognitionTable'
import { sha256 } from './sha256'

type Environment = 'test' | 'live'

/** One way that keys of one provider look, compiled from a form of the table. */
export interface RecognitionForm {
  readonly provider: string
  readonly name: string
  readonly environment: Environment | undefined
  /** What it begins with; '' if with nothing of its own. */
  readonly prefix: string
  /** Anchored, and a part of open length ends where another alphabet begins: nothing is looked at again and again. */
  readonly pattern: RegExp
  /** Characters of the key that are the form's own text. */
  readonly own: number
  /** How many question marks it has. */
  readonly doubt: number
  /** Characters of the shortest key. */
  readonly length: number
  /** Whether the checksum of a key that fits the pattern is right. */
  readonly verify: ((key: string) => boolean) | undefined
}

const SETS: Readonly<Record<string, string>> = {
  d: '\\d',
  h: '[\\da-f]',
  x: '[\\da-fA-F]',
  l: '[\\da-z]',
  u: '[\\dA-Z]',
  a: '[a-zA-Z]',
  w: '[\\da-zA-Z]',
  b: '[\\w-]',
  q: '[\\w=-]',
  p: '[\\da-zA-Z+/]',
  t: '[\\w.~-]',
  e: '=',
}
const UUID = '[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** GitHub's fine-grained tokens: 8 characters of base32 are the first 40 bits of the hash of all before them. */
const hashOf = (text: string): string => {
  const [first = 0, second = 0] = sha256(text)
  let bits = (first >>> 0) * 256 + (second >>> 24)
  let out = ''
  for (let i = 0; i < 8; i++) {
    out = (BASE32[bits % 32] as string) + out
    bits = Math.floor(bits / 32)
  }
  return out
}

/** A text with each choice of its alternatives, and the environment that was chosen. */
const choices = (text: string, environment?: Environment): [string, Environment | undefined][] => {
  const [braces, words] = /\{(.*?)\}/.exec(text) ?? []
  return braces === undefined || words === undefined
    ? [[text, environment]]
    : words.split(',').flatMap((word) => choices(text.replace(braces, word), environmentOf(word) ?? environment))
}

const compile = (name: string, text: string, environment: Environment | undefined): RecognitionForm => {
  const form = {
    provider: name.toLowerCase().replace(/[^\da-z]+/g, '-'),
    name,
    environment,
    prefix: '',
    own: 0,
    doubt: 0,
    length: 0,
    verify: undefined as RecognitionForm['verify'],
  }
  let pattern = ''
  for (const part of text.split(' ')) {
    const [, set, from, to] = /^([a-z])(\d+)(?:~(\d+))?$/.exec(part) ?? []
    if (/^\?+$/.test(part)) form.doubt = part.length
    else if (part === '#crc') form.verify = (key) => checksumOf(key.slice(form.prefix.length, -6)) === key.slice(-6)
    else if (part === '#sha') form.verify = (key) => hashOf(key.slice(0, -16)) === key.slice(-16, -8)
    else if (part.startsWith('#')) form.environment = environmentOf(part.slice(1))
    else if (part === 'g') {
      pattern += UUID
      form.length += 36
    } else if (set !== undefined && SETS[set] !== undefined) {
      pattern += `${SETS[set]}{${from}${to === undefined ? '' : `,${to}`}}`
      form.length += Number(from)
    } else {
      if (pattern === '') form.prefix = part
      pattern += part.replace(/[^\w-]/g, '\\$&')
      form.own += part.length
      form.length += part.length
    }
  }
  return { ...form, verify: form.verify, pattern: new RegExp(`^${pattern}$`) }
}

let forms: Map<string, RecognitionForm[]> | undefined

const START = 2

const parse = (): Map<string, RecognitionForm[]> => {
  const byStart = new Map<string, RecognitionForm[]>()
  for (const line of RECOGNITION_TABLE.trim().split('\n')) {
    const [name = '', list = ''] = line.split(': ')
    for (const [text, environment] of list.split(', ').flatMap((one) => choices(one))) {
      const form = compile(name, text, environment)
      const start = form.prefix.length < START ? '' : form.prefix.slice(0, START)
      byStart.set(start, [...(byStart.get(start) ?? []), form])
    }
  }
  return byStart
}

/** The forms that a key with such a beginning may have. The table is read at the first call. */
export function recognitionForms(key: string): readonly RecognitionForm[] {
  forms ??= parse()
  return [...(forms.get(key.slice(0, START)) ?? []), ...(forms.get('') ?? [])]
}
