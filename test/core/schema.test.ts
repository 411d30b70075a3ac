import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { type FieldRule, parseRules, type RuleField, type Rules } from '../../src/core/rules'
import { compileField, compilePatchSchema, compileSchema, issuesOf, lengthOf, ruleParams } from '../../src/core/schema'

const rules = parseRules(canonical)
const { minLength, maxLength } = canonical.key
const NOW = Date.parse('2026-06-15T12:00:00.000Z')
const schema = compileSchema(rules, { now: () => NOW })
const patchSchema = compilePatchSchema(rules, { now: () => NOW })
const CANARY = 'canary-7f3e9a'

const credential = {
  kind: 'credential',
  name: 'Nightly export',
  endpoint: 'https://api.example.com/v1',
  key: 'k'.repeat(minLength),
}

const withRule = (field: RuleField, rule: FieldRule): Rules => ({ ...rules, [field]: rule })

/** `field: code` of everything wrong with a body, in alphabetical order. */
const problems = (body: unknown, compiled = schema, by = rules): string[] => {
  const parsed = compiled.safeParse(body)
  return parsed.success
    ? []
    : issuesOf(parsed.error, by)
        .map(({ field, code }) => `${field}: ${code}`)
        .sort()
}

const issues = (body: unknown) => {
  const parsed = schema.safeParse(body)
  return parsed.success ? [] : issuesOf(parsed.error, rules)
}

describe('the length of a text', () => {
  it('is counted in code points, not in UTF-16 units', () => {
    expect(lengthOf('')).toBe(0)
    expect(lengthOf('key')).toBe(3)
    expect(lengthOf('密钥')).toBe(2)
    expect(lengthOf('🔑🔑')).toBe(2)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => lengthOf(text) === [...text].length))
  })

  it('counts as code points where a rule bounds it', () => {
    const most = canonical.name.maxLength
    expect(problems({ ...credential, name: '🔑'.repeat(most) })).toEqual([])
    expect(problems({ ...credential, name: '🔑'.repeat(most + 1) })).toEqual(['name: maxLength'])
    expect(compileField('key', { minLength: 2 })('🔑')).toBe('minLength')
    expect(compileField('key', { minLength: 2 })('🔑🔑')).toBeUndefined()
  })
})

describe('a key', () => {
  it('needs as many characters as en.json says, and no more', () => {
    expect(problems({ ...credential, key: 'k'.repeat(minLength - 1) })).toEqual(['key: minLength'])
    expect(problems({ ...credential, key: 'k'.repeat(minLength) })).toEqual([])
    expect(problems({ ...credential, key: 'k'.repeat(maxLength) })).toEqual([])
    expect(problems({ ...credential, key: 'k'.repeat(maxLength + 1) })).toEqual(['key: maxLength'])
  })

  it('carries the number to the sentence', () => {
    expect(issues({ ...credential, key: 'k' })).toEqual([{ field: 'key', code: 'minLength', params: { minLength, maxLength } }])
  })

  it('follows the number when a host changes it', () => {
    const by = withRule('key', { ...canonical.key, characters: 'visible-ascii', minLength: minLength + 7 })
    const stricter = compileSchema(by)
    expect(problems({ ...credential, key: 'k'.repeat(minLength + 6) }, stricter, by)).toEqual(['key: minLength'])
    expect(problems({ ...credential, key: 'k'.repeat(minLength + 7) }, stricter, by)).toEqual([])
  })

  it('takes each letter, digit and special character of U+0021–U+007E, and nothing else of the basic plane', () => {
    const problem = compileField('key', rules.key)
    const filler = 'k'.repeat(minLength)
    for (let code = 0; code <= 0xffff; code++) {
      const visible = code >= 0x21 && code <= 0x7e
      expect(problem(filler + String.fromCharCode(code)), code.toString(16)).toBe(visible ? undefined : 'characters')
    }
    expect(problem(`${filler}🔑`)).toBe('characters')
  })

  it('is taken as it is: white space around it is an error and not dropped unseen', () => {
    for (const key of [` ${credential.key}`, `${credential.key}\n`, `${credential.key}\t`, `\ufeff${credential.key}`])
      expect(problems({ ...credential, key })).toEqual(['key: characters'])
  })

  it('is refused when it is missing, empty or no text', () => {
    const { key: _, ...rest } = credential
    expect(problems(rest)).toEqual(['key: required'])
    expect(problems({ ...credential, key: '' })).toEqual(['key: required'])
    expect(problems({ ...credential, key: null })).toEqual(['key: required'])
    for (const key of [12345678, true, ['a'], { reveal: 1 }]) expect(problems({ ...credential, key })).toEqual(['key: type'])
  })

  it('must be as strong as a host asks, by our own measure', () => {
    const problem = compileField('key', { ...rules.key, minStrength: 'good' })
    expect(problem('password12345')).toBe('minStrength')
    expect(problem('AKIAIOSFODNN7EXAMPLE')).toBe('minStrength')
    expect(problem('x7Kq9zPmW4bT1nR8vY3cL')).toBeUndefined()
  })

  it('must match each of several patterns as a whole', () => {
    const problem = compileField('key', { pattern: ['sk_.*', '.*[0-9]'] })
    expect(problem('sk_a1')).toBeUndefined()
    expect(problem('sk_a')).toBe('pattern')
    expect(problem('a1')).toBe('pattern')
    expect(compileField('key', { pattern: 'a|b' })('ab')).toBe('pattern')
  })
})

describe('names, applications and endpoints', () => {
  it('lose the white space around them', () => {
    expect(
      schema.parse({ ...credential, name: '  Night\u00a0', application: '\treports ', endpoint: ' https://a.example/ ' }),
    ).toMatchObject({
      name: 'Night',
      application: 'reports',
      endpoint: 'https://a.example/',
    })
  })

  it('are checked after that', () => {
    expect(problems({ ...credential, name: '   ' })).toEqual(['name: required'])
    expect(problems({ ...credential, name: ` ${'n'.repeat(canonical.name.maxLength)} ` })).toEqual([])
  })

  it('hold no character that hides or reorders text', () => {
    expect(problems({ ...credential, name: 'a\u202eb' })).toEqual(['name: characters'])
    expect(problems({ ...credential, name: 'a\nb' })).toEqual(['name: characters'])
    expect(problems({ ...credential, application: 'a\u200bb' })).toEqual(['application: characters'])
  })

  it('may be absent where no rule asks for them: then they are null', () => {
    const issued = { kind: 'issued', name: 'CI', application: null, expiresAt: null, rotationDueAt: null, scopes: [] }
    expect(schema.parse({ kind: 'issued', name: 'CI' })).toEqual(issued)
    expect(schema.parse({ kind: 'issued', name: 'CI', application: ' ', expiresAt: '' })).toEqual(issued)
    expect(schema.parse(issued)).toEqual(issued)
  })

  it('are asked for where a host’s rule does', () => {
    const by = withRule('application', { ...canonical.application, characters: 'text', required: true })
    const strict = compileSchema(by)
    for (const application of [undefined, null, '', ' '])
      expect(problems({ kind: 'issued', name: 'CI', application }, strict, by)).toEqual(['application: required'])
  })

  it('must be one of the values that a rule lists', () => {
    const problem = compileField('application', { enum: ['reports', 'mail'] })
    expect(problem('mail')).toBeUndefined()
    expect(problem('Mail')).toBe('enum')
  })
})

describe('the end of a key', () => {
  const withEnd = (expiresAt: unknown) => problems({ ...credential, expiresAt })

  it.each([
    '2026-06-15T12:00:00.001Z',
    '2027-01-01T00:00Z',
    '2027-01-01T00:00:00+02:00',
    '2028-02-29T23:59:59.999999Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59+23:59',
  ])('may be %s', (expiresAt) => {
    expect(withEnd(expiresAt)).toEqual([])
  })

  it.each(['2026-06-15T12:00:00.000Z', '2020-01-01T00:00:00Z', '2026-06-15T13:00:00+02:00'])(
    'lies ahead, unlike %s',
    (expiresAt) => {
      expect(withEnd(expiresAt)).toEqual(['expiresAt: future'])
    },
  )

  it.each([
    'tomorrow',
    '2027-01-01',
    '2027-01-01T00:00:00',
    '2027-13-01T00:00:00Z',
    '2027-02-29T00:00:00Z',
    '2027-04-31T00:00:00Z',
    '2027-01-01T25:00:00Z',
    '2027-01-01T00:00:60Z',
    '2027-01-01T00:00:00+24:00',
    // In UTC it lies in the year 10000, which has no four digits.
    '9999-12-31T23:59:59-23:59',
    '9999-12-31T23:59:00-00:01',
    '4102444800000',
    'Fri, 01 Jan 2027 00:00:00 GMT',
  ])('is an instant with a zone, on a day that exists, unlike %s', (expiresAt) => {
    expect(withEnd(expiresAt)).toEqual(['expiresAt: instant'])
  })

  it('is text', () => {
    expect(withEnd(4102444800000)).toEqual(['expiresAt: type'])
    expect(withEnd('9'.repeat(canonical.expiresAt.maxLength + 1))).toEqual(['expiresAt: maxLength'])
  })
})

describe('a body', () => {
  it('has every issue at once', () => {
    expect(problems({ kind: 'credential', name: '', endpoint: 'nowhere', key: 'k', expiresAt: 'soon', application: 7 })).toEqual([
      'application: type',
      'endpoint: url',
      'expiresAt: instant',
      'key: minLength',
      'name: required',
    ])
    expect(problems({ kind: 'credential' })).toEqual(['endpoint: required', 'key: required', 'name: required'])
  })

  it('is of one of the two kinds', () => {
    for (const kind of [undefined, null, '', 'CREDENTIAL', 'constructor', '__proto__', 1, {}])
      expect(problems({ ...credential, kind })).toEqual(['kind: type'])
  })

  it.each([[null], [undefined], ['text'], [1], [true]])('is an object, unlike %j', (body) => {
    const found = problems(body)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((problem) => problem.endsWith(': type'))).toBe(true)
  })

  it('is no list', () => {
    expect(problems([credential])).not.toEqual([])
  })

  it('has no field that is not known, and the answer does not repeat its name', () => {
    expect(problems({ ...credential, [CANARY]: 1 })).toEqual([': unknownField'])
    expect(problems({ kind: 'issued', name: 'CI', key: CANARY })).toEqual([': unknownField'])
    expect(problems({ kind: 'issued', name: '', [CANARY]: 1 })).toEqual([': unknownField', 'name: required'])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
    'treats a field named %s like any other',
    (name) => {
      const text = JSON.stringify(credential).replace('{', `{${JSON.stringify(name)}:{"polluted":true},`)
      const parsed = schema.safeParse(JSON.parse(text))
      // zod leaves `__proto__` out instead of reporting it; what matters is that it has no effect.
      if (name !== '__proto__') expect(problems(JSON.parse(text))).toEqual([': unknownField'])
      if (parsed.success) {
        expect(Object.getPrototypeOf(parsed.data)).toBe(Object.prototype)
        expect(Object.keys(parsed.data)).not.toContain(name)
        expect('polluted' in parsed.data).toBe(false)
      }
      expect('polluted' in {}).toBe(false)
    },
  )

  it('never has a value in its issues, whatever was sent where', () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 20 }).map((text) => text + CANARY),
      fc.constantFrom(CANARY, `${CANARY}\n`, ' ', null, 7, `http://${CANARY}`, `https://u:${CANARY}@a`, [CANARY], {
        [CANARY]: CANARY,
      }),
    )
    const body = fc.record(
      {
        kind: fc.oneof(fc.constantFrom('credential', 'issued'), anything),
        name: anything,
        endpoint: anything,
        key: fc.oneof(anything, fc.constant('k'), fc.constant(CANARY.repeat(600))),
        application: anything,
        expiresAt: anything,
        [CANARY]: anything,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(body, (sent) => {
        expect(JSON.stringify(issues(sent))).not.toContain(CANARY)
      }),
      { numRuns: 1000 },
    )
  })

  it('passes unchanged when it was read already', () => {
    const once = schema.parse({ ...credential, name: ' a ', application: ' ', expiresAt: '2027-01-01T00:00:00Z' })
    expect(schema.parse(once)).toEqual(once)
  })
})

describe('scopes', () => {
  const of = (scopes: unknown) => problems({ ...credential, scopes })

  it('are none where none are named', () => {
    expect(schema.parse({ kind: 'issued', name: 'CI' })).toMatchObject({ scopes: [] })
    expect(schema.parse({ kind: 'issued', name: 'CI', scopes: ['a:read', 'b'] })).toMatchObject({ scopes: ['a:read', 'b'] })
  })

  it('are a list of different ids of 1–128 visible ASCII characters', () => {
    expect(of(['~'.repeat(128), '!'])).toEqual([])
    for (const bad of ['a', { 0: 'a' }, 7, [7], [null], [''], ['a b'], ['é'], ['a\n'], ['~'.repeat(129)], ['a', 'a']])
      expect(of(bad)).toEqual(['scopes: type'])
  })

  it('are at most 100', () => {
    const ids = Array.from({ length: 101 }, (_, n) => `scope:${n}`)
    expect(of(ids.slice(1))).toEqual([])
    expect(of(ids)).toEqual(['scopes: maxItems'])
  })

  it('are asked for where a host’s rule does, in a change too', () => {
    const by = withRule('scopes', { required: true })
    const strict = compileSchema(by)
    expect(problems({ kind: 'issued', name: 'CI' }, strict, by)).toEqual(['scopes: required'])
    expect(problems({ kind: 'issued', name: 'CI', scopes: ['a'] }, strict, by)).toEqual([])
    const change = compilePatchSchema(by)
    expect(change.parse({ version: '1' })).toEqual({ version: '1' })
    expect(problems({ version: '1', scopes: [] }, change as unknown as typeof schema, by)).toEqual(['scopes: required'])
  })
})

describe('the instant from which a key is due for rotation', () => {
  it('lies in the future, and may be none', () => {
    expect(problems({ ...credential, rotationDueAt: new Date(NOW).toISOString() })).toEqual(['rotationDueAt: future'])
    expect(problems({ ...credential, rotationDueAt: 'soon' })).toEqual(['rotationDueAt: instant'])
    expect(problems({ ...credential, rotationDueAt: new Date(NOW + 1).toISOString() })).toEqual([])
    expect(patchSchema.parse({ version: '1', rotationDueAt: null })).toEqual({ version: '1', rotationDueAt: null })
  })
})

describe('the end of a grace', () => {
  const of = (retiresAt: unknown) => problems({ version: '1', retiresAt }, patchSchema as unknown as typeof schema)
  const year = 365 * 24 * 60 * 60 * 1000

  it('may have passed, and is at most a year ahead', () => {
    expect(of('2001-01-01T00:00:00Z')).toEqual([])
    expect(of(new Date(NOW + year).toISOString())).toEqual([])
    expect(of(new Date(NOW + year + 1).toISOString())).toEqual(['retiresAt: latest'])
  })

  it('is an instant, and cannot be taken away', () => {
    expect(of('tomorrow')).toEqual(['retiresAt: instant'])
    expect(of(null)).toEqual(['retiresAt: required'])
    expect(problems({ ...credential, retiresAt: '2100-01-01T00:00:00Z' })).toEqual([': unknownField'])
  })
})

describe('a change', () => {
  it('holds what it names and leaves the rest alone', () => {
    expect(patchSchema.parse({ version: '3' })).toEqual({ version: '3' })
    expect(patchSchema.parse({ version: '3', name: ' New ', application: '' })).toEqual({
      version: '3',
      name: 'New',
      application: null,
    })
  })

  it('needs the version that was read', () => {
    expect(problems({ name: 'New' }, patchSchema as unknown as typeof schema)).toEqual(['version: required'])
  })

  it('obeys the rules of a new key', () => {
    const found = problems(
      { version: '3', name: '', key: 'k', endpoint: 'ftp://a', expiresAt: 'x', kind: 'issued' },
      patchSchema as unknown as typeof schema,
    )
    expect(found).toEqual([': unknownField', 'endpoint: protocols', 'expiresAt: instant', 'key: minLength', 'name: required'])
  })
})

describe('the numbers of a rule', () => {
  it('are those that a sentence needs', () => {
    expect(
      ruleParams({
        required: true,
        minLength: 5,
        maxLength: 9,
        protocols: ['https', 'wss'],
        enum: ['a', 'b'],
        minStrength: 'good',
      }),
    ).toEqual({
      minLength: 5,
      maxLength: 9,
      protocols: ['https', 'wss'],
      enum: ['a', 'b'],
      minStrength: 'good',
    })
    expect(ruleParams({})).toEqual({})
  })
})

it('compiles without a probe that a content security policy reports', () => {
  const original = globalThis.Function
  let probed = 0
  globalThis.Function = new Proxy(original, {
    construct: (target, args: string[]) => (probed++, Reflect.construct(target, args)),
    apply: (target, self, args: string[]) => (probed++, Reflect.apply(target, self, args) as unknown),
  })
  try {
    compileSchema(rules).safeParse(credential)
  } finally {
    globalThis.Function = original
  }
  expect(probed).toBe(0)
})
