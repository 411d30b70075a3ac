import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62, randomText } from '../../src/core/generate'
import { measureStrength, STRENGTH_FINDINGS, type StrengthLevel } from '../../src/core/strength'
import { COMMON_PAIRS, WORD_HASHES } from '../../src/core/strengthTables'

const ROUNDS = 10_000
const BASE64URL = `${BASE62}-_`
const HEX = '0123456789abcdef'
const ASCII = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 0x21 + i))

/** As the table's comment has them. */
const HASHED =
  ',password,123456,12345678,123456789,qwerty,admin,test,secret,letmein,welcome,root,hello,changeme,12345,abc123,password1,key'.split(
    ',',
  )

const level = (value: string): StrengthLevel => measureStrength(value).level
const findings = (value: string, words: readonly string[] = []): string[] =>
  measureStrength(value, { words }).findings.map(({ code }) => code)
const ranks: readonly StrengthLevel[] = ['unusable', 'weak', 'fair', 'good', 'strong']
const levelOfBits = (bits: number): StrengthLevel => (bits < 64 ? 'weak' : bits < 112 ? 'fair' : bits < 128 ? 'good' : 'strong')

describe('what everybody knows is unusable', () => {
  it.each([
    ['AKIAIOSFODNN7EXAMPLE', 'documented'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'documented'],
    ['sk_test_4eC39HqLyjWDarjtT1zdp7dc', 'documented'],
    ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'documented'],
    ['sk_test_BQokikJOvBiI2HlWgH4olfQ2', 'documented'],
    ['pk_test_TYooMQauvdEDq54NiTphI7jx', 'documented'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'documented'],
    [
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
      'documented',
    ],
    ['123e4567-e89b-12d3-a456-426614174000', 'documented'],
    ['550E8400-E29B-41D4-A716-446655440000', 'documented'],
    ['00000000-0000-0000-0000-000000000000', 'repeated'],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'repeated'],
    ['your-api-key-here', 'placeholder'],
    ['YOUR_API_KEY', 'placeholder'],
    ['yourSecretToken', 'placeholder'],
    ['<INSERT_API_KEY_HERE>', 'placeholder'],
    ['<api-key>', 'placeholder'],
    ['${API_KEY}', 'placeholder'],
    ['$OPENAI_API_KEY', 'placeholder'],
    ['{{ api_key }}', 'placeholder'],
    ['%API_KEY%', 'placeholder'],
    ['my-secret-api-key', 'placeholder'],
    ['process.env.OPENAI_API_KEY', 'placeholder'],
    ['test-key-123', 'placeholder'],
    ['replace_me_with_a_real_key', 'placeholder'],
    ['sk-xxxxxxxxxxxxxxxxxxxxxxxx', 'placeholder'],
    ['changeme', 'placeholder'],
    ['change-me-please-1234', 'placeholder'],
    ['deadbeef', 'placeholder'],
    ['deadbeefdeadbeefdeadbeefdeadbeef', 'placeholder'],
    ['sk_live_undefined', 'placeholder'],
    ['sk-proj-4f8a...9c2b', 'placeholder'],
    ['sk_live_••••••••wxyz', 'placeholder'],
    ['sk_live_********wxyz', 'placeholder'],
    ['', 'tooShort'],
    ['a', 'tooShort'],
    ['sk-xxxx', 'tooShort'],
    ['aB3$x', 'tooShort'],
    ['sk_live_aB3x', 'tooShort'],
  ])('%j: %s', (value, code) => {
    expect(level(value)).toBe('unusable')
    expect(findings(value)).toContain(code)
  })

  it('a key of one character only, however long', () => {
    for (const character of ['a', '0', '-', '!', 'é', ' '])
      for (const length of [8, 64, 4096]) expect(level(character.repeat(length))).toBe('unusable')
  })
})

/** Dates one after another, from 2024-01-01. */
const dates = (count: number, separator: string): string =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2024, 0, 1 + i * 17)).toISOString().slice(0, 10).replaceAll('-', separator),
  ).join('')

describe('a pattern is weak at most, whatever its length', () => {
  it.each<[string, string]>([
    ...['ab', 'abc', 'x7K', 'a1!', 'aZ3kQ9mP1x'].map((unit): [string, string] => ['repeated', unit.repeat(4)]),
    ['sequence', '12121212'],
    ['sequence', 'abcdefghijklmnopqrstuvwxyz'],
    ['sequence', 'zyxwvutsrqponmlkjihgfedcba9876543210'],
    ['sequence', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'],
    ['sequence', '0123456789abcdef0123456789abcdef'],
    ['sequence', '0123456789012345678901234567890123456789'],
    ['sequence', 'abc123def456ghi789jkl012mno345pqr678'],
    ['sequence', 'aaabbbcccdddeeefffggghhhiiijjjkkklll'],
    ['sequence', 'acegikmoqsuwybdfhjlnprtvxz'],
    ['keyboardWalk', 'qwertyuiopasdfghjklzxcvbnm123456'],
    ['keyboardWalk', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'],
    ['keyboardWalk', 'QAZwsxEDCrfvTGByhnUJMikOLp'],
    ['keyboardWalk', 'zaq12wsxcde34rfvbgt56yhnmju78ik'],
    ['date', '20240115'],
    ['date', '2024-01-15'],
    ['date', '2024-01-15T10:30:00.000Z'],
    ['date', '20240115103000'],
    ['date', dates(4, '-')],
    ['commonWord', 'password'],
    ['commonWord', 'Password123!'],
    ['commonWord', 'P@ssw0rd123!'],
    ['commonWord', 'P@ssw0rd2024!!P@ssw0rd2025!!'],
    ['commonWord', 'password1234567890'],
    ['commonWord', 'admin83742916509127364501928374650192'],
    ['commonWord', 'l3tm31n-2024-2025-2026-2027-2028-2029'],
    ['words', 'correct-horse-battery-staple'],
    ['words', 'correct horse battery staple'],
    ['words', 'Summer2024!Winter2025!'],
  ])('%s: %s', (code, value) => {
    expect(ranks.indexOf(level(value))).toBeLessThanOrEqual(ranks.indexOf('weak'))
    expect(findings(value)).toContain(code)
  })

  it('also when it fills 4,096 characters', () => {
    for (const unit of [
      'ab',
      'abc',
      'x7K',
      'qwerty',
      'qwertyuiopasdfghjklzxcvbnm',
      'aZ3kQ9mP',
      '0123456789abcdef',
      '1qaz2wsx3edc',
      'password',
      'P@ssw0rd',
    ])
      expect(ranks.indexOf(level(unit.repeat(4096 / unit.length))), unit).toBeLessThanOrEqual(ranks.indexOf('weak'))
    for (const separator of ['', '-', '/', ' ']) expect(level(dates(400, separator)), separator).toBe('weak')
    let walk = ''
    for (let i = 0; walk.length < 4096; i++)
      walk += ['qwertyuiop', 'lkjhgfdsa', 'zxcvbnm', '0987654321', 'poiuytrewq', 'asdfghjkl'][(i * i + (i >> 2)) % 6]
    expect(level(walk)).toBe('weak')
  })

  it('and the hash of a common word is no key', () => {
    for (const algorithm of ['md5', 'sha1', 'sha256'])
      for (const word of HASHED) {
        const hash = createHash(algorithm).update(word).digest('hex')
        for (const value of [hash, hash.toUpperCase(), `app-${hash}`]) {
          expect(level(value), `${algorithm} of ${word}`).toBe('weak')
          expect(findings(value)).toContain('hashOfWord')
        }
      }
  })

  it('words, however many, count as words and not as letters', () => {
    expect(measureStrength('thisisaverylongkeythatiswrittenbyhand').bits).toBeLessThan(112)
    expect(findings('thisisaverylongkeythatiswrittenbyhand')).toEqual(['words'])
    expect(level('correct-horse-battery-staple-purple-umbrella')).toBe('fair')
  })
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const hex = (text: string): string => Buffer.from(text).toString('hex')
const numbered = (count: number, name: (i: number) => string): string => Array.from({ length: count }, (_, i) => name(i)).join('')
const inTurn = (a: string, b: string): string => [...a].map((character, i) => character + (b[i] ?? '')).join('')
const alternating = (text: string): string => [...text].map((one, i) => (i % 2 ? one.toUpperCase() : one)).join('')

describe('a pattern in disguise is weak at most', () => {
  it.each<[string, string]>([
    ['a name that is numbered', numbered(12, (i) => `key${i + 1}`)],
    ['a name that is numbered, 4,096 characters of it', numbered(700, (i) => `key${i + 1}`).slice(0, 4096)],
    ['a name that is numbered and parted', numbered(12, (i) => `key-${i + 1}-`)],
    ['one letter and a number', numbered(10, (i) => `k${100 + i}`)],
    ['a name numbered in steps', numbered(9, (i) => `token${i * 7}`)],
    ['a name with a letter that counts', numbered(10, (i) => `ab${'abcdefghij'[i]}`)],
    ['numbers alone', numbered(20, (i) => `${i * 3}-`)],
    ['dates, the day first', '15012024160220241703202418042024'],
    ['dates with dots', '15.01.2024-16.02.2024-17.03.2024'],
    ['dates, the month first', '01/15/2024T02/15/2024'],
    ['two alphabets in turn', inTurn('abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihgfedcba')],
    ['letters and digits in turn', 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6'],
    ['a password and digits in turn', inTurn('passwordpasswordpassword', '123123123123123123123123')],
    ['a walk and digits in turn', inTurn('qwertyuiopasdfghjkl', '1234567890123456789')],
    ['a walk with shift held', '!QAZ@WSX#EDC$RFV%TGB'],
    ['a password in alternating case', alternating('passwordpasswordpassword')],
    ['words in alternating case', alternating('correcthorsebatterystaple')],
    ['a password in base64', base64('password123')],
    ['a placeholder in base64', base64('your-api-key-here')],
    ['words in base64', base64('this is my secret api key')],
    ['digits in base64', base64('12345678901234567890')],
    ['a password in hex', hex('password12345678')],
    ['a placeholder in hex', hex('your-api-key-here')],
    ['words in hex', hex('correcthorsebatterystaple')],
    ['a password in a URL', '%70%61%73%73%77%6F%72%64%31%32%33'],
    ['a password in a string', String.raw`\x70\x61\x73\x73\x77\x6f\x72\x64\x31`],
    ['password for password', '5up3rS3cr3tP4ssw0rd!!'],
    ['a password again and again', 'iloveyou3000iloveyou4000iloveyou'],
    ['words of hex digits', 'cafebabecafed00dbaadf00dfeedface'],
    ['a pangram', 'the quick brown fox jumps over the lazy dog'],
    ['pi', '3.14159265358979323846264338327950288'],
    ['SendGrid', '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'],
    ['Google', 'AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'],
    ['Mailgun', 'key-3ax6xnjp29jd6fds4gc373sgvjxteol0'],
    ['Slack', 'xoxb-123456789012-1234567890123-abcdefghijklmnopqrstuvwx'],
    ['Twilio', 'AC1234567890abcdef1234567890abcdef'],
    ['GitHub', 'ghp_1234567890abcdefghijklmnopqrstuvwxyz'],
    ['the storage emulator of Azure', 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='],
    ['a UUID of digits in order', '12345678-1234-4123-8123-123456789abc'],
    ['test and digits', 'test1234567890test1234567890'],
  ])('%s', (_, value) => {
    expect(ranks.indexOf(level(value))).toBeLessThanOrEqual(ranks.indexOf('weak'))
    expect(findings(value).filter((code) => code !== 'tooShort')).not.toEqual([])
  })

  it('and 60 bits gain next to nothing when they are written twice, backwards or in another case', () => {
    for (let i = 0; i < 1000; i++) {
      const key = randomText(10)
      const backwards = [...key].reverse().join('')
      for (const value of [key + key, key + backwards, `${key}-${key}-${key}`, key.toLowerCase() + key.toUpperCase() + key])
        expect(ranks.indexOf(level(value)), value).toBeLessThan(ranks.indexOf('good'))
    }
  })

  it('says that it was encoded', () => {
    expect(findings(base64('correct horse battery staple'))).toContain('encoded')
    expect(findings(hex('correct horse battery'))).toContain('encoded')
  })
})

describe('a random key', () => {
  const formats: Readonly<Record<string, () => string>> = {
    'hex 32': () => randomBytes(16).toString('hex'),
    'hex 32 in capitals': () => randomBytes(16).toString('hex').toUpperCase(),
    'hex 40': () => randomBytes(20).toString('hex'),
    'hex 64': () => randomBytes(32).toString('hex'),
    'base62 22': () => randomText(22),
    'base62 30': () => randomText(30),
    'base62 43': () => randomText(43),
    'base64url 43': () => randomBytes(32).toString('base64url'),
    'base64 44': () => randomBytes(32).toString('base64'),
    'visible ASCII 24': () => randomText(24, ASCII),
    'sk_live_ and base62 24': () => `sk_live_${randomText(24)}`,
  }

  it.each(Object.keys(formats))(`of %s is strong in at least 99.9 %% of ${ROUNDS}`, (name) => {
    let strong = 0
    for (let i = 0; i < ROUNDS; i++) if (level(formats[name]?.() as string) === 'strong') strong++
    expect(strong).toBeGreaterThanOrEqual(ROUNDS * 0.999)
  })

  it('of 4,096 characters is strong', () => {
    for (let i = 0; i < 20; i++) expect(level(randomText(4096, BASE64URL))).toBe('strong')
  })

  it('that is a UUID of version 4 is good: 122 bits, and the finding says why', () => {
    let good = 0
    for (let i = 0; i < ROUNDS; i++) {
      const { level: found, bits, findings: why } = measureStrength(i % 2 ? randomUUID() : `sk_${randomUUID().toUpperCase()}`)
      expect(bits).toBeLessThanOrEqual(122)
      if (found === 'good' && bits === 122 && why.length === 1 && why[0]?.code === 'uuid') good++
    }
    expect(good).toBeGreaterThanOrEqual(ROUNDS * 0.999)
  })

  it('that is a UUID of a time and a machine is weak', () => {
    expect(level('7d9f1b9e-b0c4-11ef-9cd2-0242ac120002')).toBe('weak')
  })

  const short: Readonly<Record<string, () => string>> = {
    'hex 15': () => randomText(15, HEX),
    'base62 10': () => randomText(10),
    'digits 18': () => randomText(18, '0123456789'),
    'base32 12': () => randomText(12, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
    'visible ASCII 9': () => randomText(9, ASCII),
    'sk_live_ and base62 10': () => `sk_live_${randomText(10)}`,
    'sk_live_ and hex 15': () => `sk_live_${randomText(15, HEX)}`,
    'app- and base62 10': () => `app-${randomText(10)}`,
    'sk-proj- and base62 10': () => `sk-proj-${randomText(10)}`,
    'a JWT header and base62 10': () => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.${randomText(10)}`,
    'groups of three': () => randomText(12, 'abcdefghijklmnopqrstuvwxyz234567').replace(/...(?=.)/g, '$&-'),
    'base62 10, four times': () => randomText(10).repeat(4),
    'base62 10 after a walk': () => `qwertyuiopasdfghjkl${randomText(10)}`,
    'base62 10 after a sequence': () => `123456789${randomText(10)}`,
    'base62 10 among one letter': () => `${'a'.repeat(30)}${randomText(10)}`,
  }

  it.each(Object.keys(short))('of 60 bits is never good: %s', (name) => {
    for (let i = 0; i < ROUNDS; i++) {
      const value = short[name]?.() as string
      expect(ranks.indexOf(level(value)), value).toBeLessThan(ranks.indexOf('good'))
    }
  })

  it.each(['production-database-', 'customer_reporting_', 'staging-environment-', 'internal-tools-'])(
    'gains next to nothing from the words %s before it',
    (words) => {
      let good = 0
      for (let i = 0; i < 1000; i++) if (ranks.indexOf(level(words + randomText(10))) >= ranks.indexOf('good')) good++
      expect(good).toBeLessThanOrEqual(20)
    },
  )

  it('gains nothing from a prefix that everybody can read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sk_live_', 'sk-', 'app-', 'ghp_', 'sk-ant-api03-', 'glpat-', 'xoxb-', 'whsec_'),
        fc.constantFrom(10, 22, 30).map((length) => randomText(length)),
        (prefix, key) => {
          expect(measureStrength(prefix + key)).toEqual(measureStrength(key))
        },
      ),
    )
  })

  it('is told how many characters are missing to 128 bits', () => {
    expect(measureStrength('aZ3kQ9mP1x').findings).toEqual([{ code: 'tooShort', params: { count: 12 } }])
    expect(measureStrength('3f0a7d61b8e4c92').findings).toEqual([{ code: 'tooShort', params: { count: 17 } }])
    expect(findings('x7Kq9zPmW4bT1nR8vY3cL')).toEqual([])
  })
})

describe('the context', () => {
  it('costs the words that are in it', () => {
    const plain = measureStrength('billing-x7Kq9zPmW4bT')
    const known = measureStrength('billing-x7Kq9zPmW4bT', { words: ['Billing service'] })
    expect(known.bits).toBeLessThan(plain.bits - 25)
    expect(known.findings.map(({ code }) => code)).toContain('containsContext')
  })

  it('counts whatever its case and wherever it stands', () => {
    for (const value of ['BILLING83742916', '83742916Billing', 'billingbillingbilling'])
      expect(findings(value, ['billing']), value).toContain('containsContext')
  })

  it('costs nothing where it is not there, or too short to mean anything', () => {
    const key = 'x7Kq9zPmW4bT1nR8vY3cL'
    expect(measureStrength(key, { words: ['billing', 'a', 'x7', '', '***'] })).toEqual(measureStrength(key))
  })

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ unit: 'binary' })), (value, words) => {
        const { bits } = measureStrength(value, { words })
        expect(bits).toBeGreaterThanOrEqual(0)
        expect(bits).toBeLessThanOrEqual(measureStrength(value).bits)
      }),
    )
  })
})

describe('for any text', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.stringMatching(/^[0-9a-zA-Z_-]{0,80}$/),
    fc
      .array(fc.constantFrom('password', 'abc', '111', 'qwe', '2024-01-15', 'xK9', '-', 'sk_', '!', '🔑', 'your-'), {
        maxLength: 20,
      })
      .map((parts) => parts.join('')),
  )

  it('bits, level and findings agree, and no part of the text is in the findings', () => {
    fc.assert(
      fc.property(text, (value) => {
        const strength = measureStrength(value)
        expect(Number.isSafeInteger(strength.bits)).toBe(true)
        expect(strength.bits).toBeGreaterThanOrEqual(0)
        expect(strength.bits).toBeLessThanOrEqual(value.length * Math.log2(95))
        if (strength.level !== 'unusable') expect(strength.level).toBe(levelOfBits(strength.bits))
        const codes = strength.findings.map(({ code }) => code)
        expect(new Set(codes).size).toBe(codes.length)
        for (const { code, params } of strength.findings) {
          expect(STRENGTH_FINDINGS).toContain(code)
          if (code === 'tooShort') expect(Object.entries(params ?? {})).toEqual([['count', expect.any(Number)]])
          else expect(params).toBeUndefined()
        }
        // Whoever is not strong is told why.
        if (strength.level === 'unusable' || strength.bits < 112) expect(codes.length).toBeGreaterThan(0)
      }),
      { numRuns: 5000 },
    )
  })

  it('the answer depends on nothing that was measured before', () => {
    fc.assert(
      fc.property(text, text, (value, other) => {
        const first = measureStrength(value)
        measureStrength(other)
        measureStrength('abcd'.repeat(1024))
        expect(measureStrength(value)).toEqual(first)
      }),
    )
  })

  it.each<[string, string]>([
    ['one letter', 'a'],
    ['one symbol', '<'],
    ['separators', '-_.: '],
    ['brackets', '<['],
    ['words of a placeholder', 'my-api-key-'],
    ['years', '20'],
    ['dates', '2024-01-15'],
    ['halves of a UUID', 'aaaaaaaa-'],
    ['passwords', 'p@ssw0rd'],
    ['a JWT that never ends', 'eyJ'],
    ['prefixes', 'sk_'],
    ['letters beyond ASCII', 'é'],
    ['pairs of units', '🔑'],
    ['nearly repeated text', 'abcdabce'],
    ['ones and zeros', '10'],
  ])('a megabyte of %s is judged by its first 4,096 characters', (_, unit) => {
    const value = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const words = ['a'.repeat(256), 'abcd abce', 'password']
    expect(measureStrength(value, { words })).toEqual(measureStrength(value.slice(0, 4096), { words }))
  })
})

describe('the tables', () => {
  it('have the successors of 26 letters', () => {
    expect(COMMON_PAIRS.split(' ')).toHaveLength(26)
    expect(COMMON_PAIRS).toMatch(/^[a-z ]+$/)
  })

  it('have the hashes that their comment names', () => {
    const starts = ['md5', 'sha1', 'sha256'].flatMap((algorithm) =>
      HASHED.map((word) => createHash(algorithm).update(word).digest('hex').slice(0, 5)),
    )
    expect(WORD_HASHES).toBe(starts.join(''))
  })
})
