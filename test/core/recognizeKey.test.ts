import { createHash, randomBytes, randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62, randomText } from '../../src/core/generate'
import { checksumOf, formatIssuedKey } from '../../src/core/issuedKey'
import { type Recognition, recognizeKey } from '../../src/core/recognizeKey'
import { ALPHABETS, recognitionRows, sampleOf } from '../support/recognitionSamples'

const ROUNDS = 10_000

const names = (value: string): string[] => recognizeKey(value).map(({ name }) => name)
const certain = (value: string): readonly Recognition[] => recognizeKey(value).filter(({ certainty }) => certainty === 'certain')
const only = (value: string): Recognition => {
  const found = recognizeKey(value)
  expect(found).toHaveLength(1)
  return found[0] as Recognition
}

const github = (prefix: string): string => {
  const body = randomText(30)
  return `${prefix}_${body}${checksumOf(body)}`
}
const issuedKey = (environment = 'live'): string => formatIssuedKey({ brand: 'acme', environment }).secret.reveal()
const rowOf = (start: string) => recognitionRows.find(({ form }) => form.startsWith(start))!

/** Another character of the same alphabet at a place of the text. */
const mistyped = (text: string, place: number): string => {
  const others = BASE62.replace(text[place] as string, '')
  return text.slice(0, place) + others[randomInt(others.length)] + text.slice(place + 1)
}

describe('the table', () => {
  it('knows 100 providers and more, each once, in the order of the alphabet', () => {
    const providers = [...new Set(recognitionRows.map(({ name }) => name))]
    expect(providers.length).toBeGreaterThanOrEqual(150)
    expect(providers).toEqual(providers.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    const ids = new Set(recognitionRows.map((row) => recognizeKey(sampleOf(row)).find(({ name }) => name === row.name)?.provider))
    expect(ids.size).toBe(providers.length)
    for (const id of ids) expect(id).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/)
  })

  it.each(recognitionRows.map((row) => [`${row.name}: ${row.form}`, row] as const))('%s', (_, row) => {
    const doubtful = recognitionRows.every((other) => other.name !== row.name || other.doubtful)
    for (let i = 0; i < 20; i++) {
      const key = sampleOf(row)
      const found = recognizeKey(key)
      const own = found.find(({ name }) => name === row.name)
      expect(own, key.slice(0, 8)).toBeDefined()
      if (row.environment !== undefined) expect(own?.environment).toBe(row.environment)
      // Stated as a fact only where it is the one answer, and never of a provider all of whose forms are doubtful.
      if (own?.certainty === 'certain') expect(found).toHaveLength(1)
      if (doubtful) expect(own?.certainty).toBe('likely')
      expect(own?.checksum).toBe(/#crc|#sha/.test(row.form) ? 'verified' : undefined)
    }
  })

  it('leaves enough to chance in each form, so that no word is a key', () => {
    for (const { parts, form } of recognitionRows) {
      const random = parts.reduce((sum, part) => sum + ('text' in part ? 0 : part.from), 0)
      expect(random, form).toBeGreaterThanOrEqual(10)
    }
  })

  // What makes the patterns linear: a part of open length ends at a character that it cannot hold.
  it('has no two parts that could share a character', () => {
    const shared = recognitionRows.filter(({ parts }) =>
      parts.some((part, i) => {
        const next = parts.slice(i + 1).find((later) => 'text' in later || later.from > 0)
        if ('text' in part || part.from === part.to || next === undefined) return false
        const alphabet = [...(ALPHABETS[part.set] as string)]
        const starts = 'text' in next ? [next.text[0]] : [...(ALPHABETS[next.set] as string)]
        return alphabet.some((character) => starts.includes(character))
      }),
    )
    // A known word of 8 letters in the middle: at most 17 places to try.
    expect([...new Set(shared.map(({ name }) => name))]).toEqual(['OpenAI'])
  })
})

describe('what is said of a key', () => {
  it.each([
    ['sk_test_', 'test'],
    ['sk_live_', 'live'],
    ['rk_test_', 'test'],
    ['rk_live_', 'live'],
    ['pk_test_', 'test'],
    ['pk_live_', 'live'],
  ])('a Stripe key with %s is one for %s', (prefix, environment) => {
    const found = recognizeKey(prefix + randomText(24))
    expect(found[0]).toMatchObject({ provider: 'stripe', name: 'Stripe', kind: 'provider', environment })
  })

  it('knows the environment of every key that begins with one of those words', () => {
    const prefixes = ['sk_', 'pk_', 'rk_', 'shippo_', 'flb_', 'cal_', 'rzp_']
    for (const prefix of prefixes)
      for (const environment of ['test', 'live'])
        for (const row of recognitionRows.filter(({ form }) => form.startsWith(prefix + environment)))
          for (const found of recognizeKey(sampleOf(row))) expect(found.environment, row.form).toBe(environment)
  })

  it('says nothing of an environment where the word means something else', () => {
    expect(only(`live_${randomInt(10 ** 8, 10 ** 9)}_${randomText(36)}`)).toEqual({
      kind: 'provider',
      provider: 'twitch',
      name: 'Twitch',
      certainty: 'certain',
    })
  })

  it('names all whose keys look alike, the likeliest first, and none as certain', () => {
    expect(names(`sk-${randomText(48)}`)).toEqual(['OpenAI', 'Moonshot AI', 'Stability AI'])
    expect(names(`sk-${randomBytes(16).toString('hex')}`)).toEqual(['DeepSeek', 'Alibaba Cloud'])
    expect(names(`${randomText(14)}.atlasv1.${randomText(67)}`)).toEqual(['HCP Terraform', 'HCP Vagrant'])
    for (const key of [`sk-${randomText(48)}`, `${randomText(14)}.atlasv1.${randomText(67)}`]) expect(certain(key)).toEqual([])
  })

  it('prefers a form that is told apart to one that is not', () => {
    expect(only(`sk-${randomText(20)}T3BlbkFJ${randomText(20)}`)).toMatchObject({ name: 'OpenAI', certainty: 'certain' })
    expect(only(`sk-ant-api03-${randomText(93)}AA`)).toMatchObject({ name: 'Anthropic', certainty: 'certain' })
    expect(only(`sk-or-v1-${randomBytes(32).toString('hex')}`)).toMatchObject({ name: 'OpenRouter', certainty: 'certain' })
  })

  it('is less sure of a key that begins right and goes on otherwise', () => {
    expect(only(`glpat-${randomText(17)}`)).toEqual({
      kind: 'provider',
      provider: 'gitlab',
      name: 'GitLab',
      certainty: 'likely',
    })
    expect(only(`sk-ant-api03-${randomText(40)}`)).toMatchObject({ name: 'Anthropic', certainty: 'likely' })
    expect(recognizeKey('glpat-')).toEqual([])
    expect(recognizeKey('glpat-your key with words')).toEqual([])
  })

  it('takes a name of 3 characters for a hint and no more', () => {
    expect(only(`hf_${randomText(34, ALPHABETS['a'])}`)).toMatchObject({ name: 'Hugging Face', certainty: 'likely' })
    expect(only(`SK${randomBytes(16).toString('hex')}`)).toMatchObject({ name: 'Twilio', certainty: 'likely' })
  })
})

describe('a JSON Web Token', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('is a format that anybody may use', () => {
    const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'someone' })}.${randomBytes(32).toString('base64url')}`
    expect(only(token)).toEqual({ kind: 'format', provider: 'jwt', name: 'JSON Web Token', certainty: 'certain' })
  })

  it.each([
    ['names no algorithm', part({ typ: 'JWT' })],
    ['is cut', part({ alg: 'HS256', typ: 'JWT' }).slice(0, -3)],
    ['is no base64', `${part({ alg: 'HS256' })}A`],
  ])('is likely where its header %s', (_, header) => {
    expect(only(`${header}.${part({ sub: 'someone' })}.`)).toMatchObject({ provider: 'jwt', certainty: 'likely' })
  })

  it('takes two parts of three for nothing', () => {
    expect(recognizeKey(`${part({ alg: 'HS256' })}.${part({ sub: 'someone' })}`)).toEqual([])
  })
})

describe('checksums', () => {
  const kinds: readonly (readonly [string, () => string, string])[] = [
    ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((prefix) => [prefix, () => github(prefix), 'github'] as const),
    ['ghr, long', () => sampleOf(rowOf('ghr_ w76')), 'github'],
    ['github_pat', () => sampleOf(rowOf('github_pat_')), 'github'],
    ['npm', () => github('npm'), 'npm'],
    ['our own', () => issuedKey(), 'acme'],
  ]

  it.each(kinds)('%s: a right one makes sure', (_, make, provider) => {
    for (let i = 0; i < 100; i++) expect(only(make())).toMatchObject({ provider, certainty: 'certain', checksum: 'verified' })
  })

  it.each(kinds)('%s: a character that is mistyped is found wherever it is, and never certain', (_, make, provider) => {
    const key = make()
    const start = provider === 'acme' ? 'acme_live_'.length : key.lastIndexOf('_') + 1
    // The last 8 characters of a fine-grained token are in no checksum.
    const end = key.startsWith('github_pat_') ? key.length - 8 : key.length
    for (let place = start; place < end; place++) {
      // The line between the parts of our own key is no character of either.
      if (key[place] === '_') continue
      expect(only(mistyped(key, place))).toMatchObject({ provider, certainty: 'likely', checksum: 'failed' })
    }
  })

  it.each(kinds.filter(([kind]) => kind !== 'our own'))(
    '%s: a character too few or too many is found too',
    (_, make, provider) => {
      const key = make()
      for (const wrong of [key.slice(0, -1), `${key}A`, `${key.slice(0, -4)}-${key.slice(-3)}`])
        expect(only(wrong)).toMatchObject({ provider, certainty: 'likely', checksum: 'failed' })
    },
  )

  it('are not missed in the tokens of a GitHub app that have another form', () => {
    const token = `ghs_${randomInt(1_000_000)}_${[40, 120, 86].map((length) => randomText(length)).join('.')}`
    expect(only(token)).toEqual({ kind: 'provider', provider: 'github', name: 'GitHub', certainty: 'certain' })
  })

  it('of a key that a platform issued name it by its brand, and its environment', () => {
    expect(only(issuedKey('test'))).toEqual({
      kind: 'issued',
      provider: 'acme',
      name: 'acme',
      environment: 'test',
      certainty: 'certain',
      checksum: 'verified',
    })
    expect(only(issuedKey('eu'))).not.toHaveProperty('environment')
  })
})

describe('what could be anybody’s', () => {
  const hex = (bytes: Buffer): string => bytes.toString('hex')
  const of = (alphabet: string) => (bytes: Buffer) => Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
  const formats: readonly (readonly [string, number, (bytes: Buffer) => string])[] = [
    ['hex of 32', 16, hex],
    ['hex of 40', 20, hex],
    ['hex of 64', 32, hex],
    ['UUIDs', 16, (bytes) => hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')],
    ['capital hex', 16, (bytes) => hex(bytes).toUpperCase()],
    ['base62 of 32', 32, of(BASE62)],
    ['base62 of 43', 43, of(BASE62)],
    ['base64url of 43', 32, (bytes) => bytes.toString('base64url')],
    ['base64 of 44', 32, (bytes) => bytes.toString('base64')],
    ['capitals and digits of 20', 20, of(ALPHABETS['u'] as string)],
  ]

  /** The same random bytes each time: of such capitals, one in 170,000 begins as an access key of AWS does. */
  const samples = ([name, size, make]: (typeof formats)[number]): string[] => {
    const bytes = createHash('shake256', { outputLength: size * ROUNDS })
      .update(name)
      .digest()
    return Array.from({ length: ROUNDS }, (_, i) => make(bytes.subarray(i * size, (i + 1) * size)))
  }

  it.each(formats)(`names nobody with certainty in ${ROUNDS} random %s`, (...format) => {
    expect(new Set(samples(format)).size).toBe(ROUNDS)
    expect(samples(format).filter((text) => certain(text).length > 0)).toEqual([])
  })

  it.each(formats.slice(0, 5))('makes no guess at %s', (...format) => {
    expect(samples(format).filter((text) => recognizeKey(text).length > 0)).toEqual([])
  })
})

describe('any text', () => {
  it('is answered without an error, and with nothing of it that is secret', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        expect(recognizeKey(text)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('is answered without an error where it begins like a key', () => {
    const start = fc.constantFrom(
      ...new Set(recognitionRows.map(({ parts: [first] }) => (first && 'text' in first ? first.text : ''))),
    )
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary', maxLength: 300 }), (prefix, rest) => {
        for (const { name, provider, environment = 'none' } of recognizeKey(prefix + rest)) {
          expect(recognitionRows.some((row) => row.name === name)).toBe(true)
          expect(provider + environment).not.toContain(rest.length > 12 ? rest : '\0')
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('is not looked at where it is longer than any key', () => {
    expect(recognizeKey(`glpat-${'a'.repeat(4091)}`)).toEqual([])
    expect(recognizeKey(`sk-ant-api03-${'a'.repeat(1_000_000)}`)).toEqual([])
    expect(only(`glpat-${'a'.repeat(4090)}`).certainty).toBe('likely')
  })

  it('agrees with SHA-256 of the platform on what it says of GitHub’s fine-grained tokens', () => {
    const key = sampleOf(rowOf('github_pat_'))
    const first = createHash('sha256').update(key.slice(0, -16)).digest()[0] as number
    expect('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[first >> 3]).toBe(key.at(-16))
  })
})
