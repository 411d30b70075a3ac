import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import type { FieldIssue } from '../../src/core/errors'
import { parseRules, type Rules } from '../../src/core/rules'
import { compilePatchSchema, compileSchema, issuesOf } from '../../src/core/schema'
import { tightenRules } from '../../src/core/tightenRules'
import { rulesFor } from '../../src/i18n/rulesFor'
import { handlerUnderTest } from '../server/support/handlerUnderTest'
import { arbitraryOverrides, arbitraryText } from '../support/arbitraryRules'

const base = parseRules(canonical)
const now = () => Date.UTC(2026, 10, 25)

const INSTANTS =
  '2026-11-25T00:00:00Z 2026-11-25T00:00:00.001Z 2027-02-30T00:00:00Z 2027-01-01 9999-12-31T23:59:59-23:59 2027-01-01T00:00:00+14:00 +010000-01-01T00:00:00Z 2020-01-01T00:00:00Z date'
const instant = fc.constantFrom('', ...INSTANTS.split(' '))

const many = Array.from({ length: 101 }, (_, n) => `scope:${n}`)
const scopes = {
  scopes: [
    { id: 'read', label: 'Read' },
    { id: 'write', label: 'Write' },
  ],
}

/** A draft as forms and strangers send it: mostly whole, now and then with something missing, of another type, or too much. */
const draft: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .record(
    {
      kind: fc.constantFrom('credential', 'credential', 'credential', 'issued', 'other'),
      name: arbitraryText,
      endpoint: fc.oneof(arbitraryText, fc.constant('https://a.example/v1')),
      key: arbitraryText,
      application: fc.oneof(arbitraryText, fc.constant(null)),
      expiresAt: fc.oneof(instant, arbitraryText, fc.constant(null)),
      rotationDueAt: fc.oneof(instant, fc.constant(null)),
      scopes: fc.constantFrom<unknown>([], ['read'], ['read', 'write'], ['read', 'read'], ['a b'], 'read', [7], null, many),
      more: fc.constantFrom(undefined, undefined, undefined, { extra: 1 }, { name: 7 }, { key: null }, { application: ['a1'] }),
    },
    { requiredKeys: ['kind', 'name', 'key'] },
  )
  .map(({ more, kind, endpoint, key, ...rest }) => ({
    kind,
    ...rest,
    ...(kind === 'issued' ? {} : { key, ...(endpoint === undefined ? {} : { endpoint }) }),
    ...more,
  }))

/** Rules as a host may give them to both ends: whatever it asks for, so far as it is stricter. */
const stricter = arbitraryOverrides
  .map((overrides) => tightenRules(base, overrides).rules)
  // A bound that leaves no length possible is refused where rules are read.
  .filter((rules) => Object.values(rules).every(({ minLength = 0, maxLength = Infinity }) => minLength <= maxLength))

const sorted = (issues: readonly FieldIssue[]) => issues.map((issue) => JSON.stringify(issue)).sort()

const verdictOf = (schema: Pick<ReturnType<typeof compileSchema>, 'safeParse'>, rules: Rules, body: unknown) => {
  const parsed = schema.safeParse(body)
  return parsed.success ? [] : sorted(issuesOf(parsed.error, rules))
}

/** One draft for each code, so that no run passes for want of faults. */
const strictest = tightenRules(base, {
  name: { enum: ['billing'], pattern: '[a-z]+' },
  key: { minStrength: 'good' },
}).rules
const sound = { kind: 'credential', name: 'billing', endpoint: 'https://a.example/v1', key: 'Zq7Rk2Vw9Lm4Tx8Bn3Hs6Dj5' }
const faults = [
  sound,
  ...['abc', 'a'.repeat(4097), 'a b c d', 'abcdefgh'].map((key) => ({ ...sound, key })),
  ...['', 'no address', 'http://a.example', 'https://u:p@a.example', 'https://a.example/#f'].map((endpoint) => ({
    ...sound,
    endpoint,
  })),
  ...['2027', '2020-01-01T00:00:00Z'].map((expiresAt) => ({ ...sound, expiresAt })),
  ...['storefront', 'A1', 7].map((name) => ({ ...sound, name })),
  { ...sound, extra: 1 },
  { ...sound, scopes: many },
]
const EVERY_CODE =
  'required type minLength maxLength pattern enum characters minStrength unknownField url protocols userinfo fragment instant future maxItems'

describe('for any stricter rules', () => {
  it('the server says of any draft what the form says, field by field', async () => {
    const seen = { passed: 0, codes: new Set<string>() }
    await fc.assert(
      fc.asyncProperty(stricter, fc.array(draft, { minLength: 6, maxLength: 6 }), async (overrides, drafts) => {
        // Each end reads the overrides for itself.
        const { call } = handlerUnderTest({ rules: overrides, now, scopes })
        const { rules, loosened } = rulesFor('en', { rules: overrides })
        expect(loosened).toEqual([])
        const schema = compileSchema(rules, { now })
        for (const body of drafts) {
          const here = verdictOf(schema, rules, body)
          const { status, body: answer } = await call('POST', '', { body })
          expect(status, JSON.stringify(body)).toBe(here.length === 0 ? 201 : 422)
          expect(sorted(answer.issues ?? []), JSON.stringify(body)).toEqual(here)
          if (here.length === 0) seen.passed++
          for (const { code } of answer.issues ?? []) seen.codes.add(code)
        }
      }),
      { numRuns: 100, examples: [[strictest, faults]] },
    )
    expect(seen.passed).toBeGreaterThan(0)
    expect(EVERY_CODE.split(' ').filter((code) => !seen.codes.has(code))).toEqual([])
  }, 240_000)

  it('the server refuses halves of characters before it reads them, and the form refuses them too', async () => {
    const { call } = handlerUnderTest({ now })
    const schema = compileSchema(base, { now })
    const half = fc.tuple(fc.string({ maxLength: 8 }), fc.constantFrom('\ud800', '\udfff'), fc.string({ maxLength: 8 }))
    await fc.assert(
      fc.asyncProperty(half, fc.constantFrom('name', 'endpoint', 'key', 'application'), async (parts, field) => {
        const whole = { kind: 'credential', name: 'Billing', endpoint: 'https://a.example', key: 'Zq7Rk2Vw9Lm4' }
        const body = { ...whole, [field]: parts.join('x') }
        expect(schema.safeParse(body).success).toBe(false)
        expect((await call('POST', '', { body })).status).toBe(400)
      }),
      { numRuns: 50 },
    )
  })

  it('no draft and no change passes that the canonical rules refuse', () => {
    const before = compileSchema(base, { now })
    const patchBefore = compilePatchSchema(base, { now })
    fc.assert(
      fc.property(arbitraryOverrides, fc.array(draft, { minLength: 10, maxLength: 10 }), (overrides, drafts) => {
        const { rules } = tightenRules(base, overrides)
        const after = compileSchema(rules, { now })
        const patchAfter = compilePatchSchema(rules, { now })
        for (const body of drafts) {
          if (!before.safeParse(body).success) expect(after.safeParse(body).success, JSON.stringify(body)).toBe(false)
          const { kind: _, ...fields } = body
          const patch = { version: '1', ...fields }
          if (!patchBefore.safeParse(patch).success) expect(patchAfter.safeParse(patch).success, JSON.stringify(body)).toBe(false)
        }
      }),
      { numRuns: 400 },
    )
  })
})
