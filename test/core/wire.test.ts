import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECK_STEPS } from '../../src/core/diagnosis'
import { isApiKeyError } from '../../src/core/errors'
import { Secret } from '../../src/core/secret'
import {
  readCheck,
  readCreated,
  readDiagnosis,
  readFacets,
  readKey,
  readPage,
  readRotated,
  readScopes,
  writeDraft,
  writePatch,
  writeRotation,
  writeTarget,
} from '../../src/core/wire'
import { credentialKey, issuedKey } from './sampleKey'

const CANARY = 'sk_live_canary-7f3e9a'
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const diagnosis = {
  ok: false,
  checks: CHECK_STEPS.map((step, i) => ({ step, state: i < 4 ? 'passed' : i === 4 ? 'failed' : 'skipped', latency: 12 })),
  correlationId: 'c-1',
}

const thrownBy = (act: () => unknown): unknown => {
  try {
    act()
  } catch (thrown) {
    return thrown
  }
  return undefined
}

describe('what comes back', () => {
  it('is the key that was sent, of either kind', () => {
    for (const key of [credentialKey(), issuedKey({ expiresAt: '2027-01-01T00:00:00.000Z', replaces: 'key_0', scopes: [] })])
      expect(readKey(throughJson(key))).toEqual(key)
  })

  it('is the page that was sent', () => {
    const page = { items: [credentialKey(), issuedKey({ id: 'key_2' })], nextCursor: 'c', total: 9 }
    expect(readPage(throughJson(page))).toEqual(page)
    expect(readPage({ items: [], nextCursor: null })).toEqual({ items: [], nextCursor: null })
  })

  it('is the created key, and its secret this once', () => {
    expect(readCreated({ key: issuedKey(), secret: CANARY })).toEqual({ key: issuedKey(), secret: CANARY })
    expect(readCreated({ key: credentialKey() })).toEqual({ key: credentialKey() })
  })

  it('is the rotated key with the one before it, and the secret this once', () => {
    const rotated = { key: issuedKey({ id: 'key_2', replaces: 'key_1' }), previous: issuedKey({ replacedBy: 'key_2' }) }
    expect(readRotated(throughJson({ ...rotated, secret: CANARY }))).toEqual({ ...rotated, secret: CANARY })
    expect(readRotated(throughJson(rotated))).toEqual(rotated)
  })

  it('is the catalogue that was sent', () => {
    const full = {
      id: 'a:write',
      label: 'Change',
      description: 'All',
      group: 'A',
      level: 'write',
      implies: ['a:read'],
      risk: 'high',
      riskNote: 'Deletes',
      grantable: false,
    }
    const catalogue = {
      scopes: [full, { id: 'a:read', label: 'Read' }],
      presets: [{ id: 'read', label: 'Read only', scopes: ['a:read'] }],
    }
    expect(readScopes(throughJson(catalogue))).toEqual(catalogue)
    expect(readScopes({ scopes: [] })).toEqual({ scopes: [] })
  })

  it('is the values that were counted', () => {
    const facets = {
      status: [{ value: 'active', count: 3 }],
      kind: [{ value: 'issued', count: 3 }],
      scope: [],
      application: [
        { value: 'Portal', count: 2 },
        { value: null, count: 1 },
      ],
      createdBy: [],
    }
    expect(readFacets(throughJson(facets))).toEqual(facets)
    expect(readFacets({ ...facets, endpoint: [{ value: CANARY, count: 1 }] })).toEqual(facets)
  })

  it('is the step that was sent', () => {
    expect(readCheck({ step: 'network', state: 'passed', latency: 3, host: CANARY })).toEqual({
      step: 'network',
      state: 'passed',
      latency: 3,
    })
  })

  it('is the diagnosis that was sent', () => {
    expect(readDiagnosis(throughJson(diagnosis))).toEqual(diagnosis)
  })

  it('has nothing that was not agreed: a secret in a key is dropped', () => {
    const leaky = {
      ...credentialKey(),
      secret: CANARY,
      key: CANARY,
      ciphertext: CANARY,
      hint: { ...credentialKey().hint, full: CANARY },
    }
    const answers = [
      readKey(leaky),
      readPage({ items: [leaky], nextCursor: null, secrets: [CANARY] }),
      readCreated({ key: leaky }),
      readDiagnosis({ ...diagnosis, body: CANARY, checks: [{ step: 'format', state: 'passed', key: CANARY }] }),
    ]
    expect(JSON.stringify(answers)).not.toContain('canary')
  })
})

describe('an answer of another shape', () => {
  const readers = { readKey, readPage, readCreated, readRotated, readScopes, readCheck, readDiagnosis }
  const wrong: readonly (readonly [keyof typeof readers, unknown])[] = [
    ['readKey', { ...credentialKey(), id: '' }],
    ['readKey', { ...credentialKey(), kind: CANARY }],
    ['readKey', { ...credentialKey(), endpoint: undefined }],
    ['readKey', { ...credentialKey(), state: CANARY }],
    ['readKey', { ...credentialKey(), createdAt: CANARY }],
    ['readKey', { ...credentialKey(), expiresAt: CANARY }],
    ['readKey', { ...credentialKey(), hint: CANARY }],
    ['readKey', { ...credentialKey(), scopes: CANARY }],
    ['readKey', { ...credentialKey(), name: { [CANARY]: CANARY } }],
    ['readPage', { items: [{ ...issuedKey(), version: 3, [CANARY]: CANARY }], nextCursor: null }],
    ['readPage', { items: [issuedKey()], secret: CANARY }],
    ['readPage', [issuedKey({ name: CANARY })]],
    ['readPage', { items: {}, nextCursor: CANARY }],
    ['readCreated', { key: { ...issuedKey(), id: 7 }, secret: CANARY }],
    ['readCreated', { secret: CANARY }],
    ['readCreated', { key: issuedKey(), secret: [CANARY] }],
    ['readRotated', { key: issuedKey(), secret: CANARY }],
    ['readRotated', { key: issuedKey(), previous: CANARY }],
    ['readScopes', { scopes: [{ id: CANARY }] }],
    ['readScopes', { scopes: [{ id: `${CANARY} `, label: 'x' }] }],
    ['readScopes', { scopes: [{ id: 'a', label: 'x', level: CANARY }] }],
    ['readScopes', { scopes: [], presets: CANARY }],
    ['readCheck', { step: 'format', state: CANARY }],
    ['readDiagnosis', { ok: 'yes', checks: [], body: CANARY }],
    ['readDiagnosis', { ok: true, checks: [{ step: CANARY, state: 'passed' }] }],
    ['readDiagnosis', { ok: true, checks: [{ step: 'format', state: 'failed', cause: CANARY }] }],
    ['readDiagnosis', { ok: true, checks: [{ step: 'format', state: 'failed', params: { a: { b: CANARY } } }] }],
    ...(['readKey', 'readPage', 'readCreated', 'readRotated', 'readScopes', 'readCheck', 'readDiagnosis'] as const).flatMap(
      (name) => [null, undefined, CANARY, 7, [], {}, `<html>${CANARY}</html>`].map((body) => [name, body] as const),
    ),
  ]

  it.each(wrong)('%s refuses it as badResponse, with none of it in the error: %#', (name, body) => {
    const thrown = thrownBy(() => readers[name](body))
    expect(isApiKeyError(thrown) && thrown.code).toBe('badResponse')
    expect(inspect(thrown, { depth: null, showHidden: true })).not.toContain('canary')
    expect(JSON.stringify(thrown)).not.toContain('canary')
  })

  it('is refused so for any JSON whatever', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.values(readers)), (body, read) => {
        const thrown = thrownBy(() => read(body))
        expect(isApiKeyError(thrown) && thrown.code).toBe('badResponse')
      }),
    )
  })
})

describe('what goes out', () => {
  it('has the key of a credential, and null for what was left out', () => {
    const draft = { kind: 'credential', name: 'CI', endpoint: 'https://a.example', secret: new Secret(CANARY) } as const
    expect(writeDraft(draft)).toEqual({
      kind: 'credential',
      name: 'CI',
      application: null,
      expiresAt: null,
      endpoint: 'https://a.example',
      key: CANARY,
    })
  })

  it('has no key for an issued one', () => {
    expect(writeDraft({ kind: 'issued', name: 'CI', application: 'a', expiresAt: '2027-01-01T00:00:00Z' })).toEqual({
      kind: 'issued',
      name: 'CI',
      application: 'a',
      expiresAt: '2027-01-01T00:00:00Z',
    })
  })

  it('says nothing of a key that is kept', () => {
    expect(writePatch({ version: '1', name: 'New', secret: { keep: true } })).toEqual({ version: '1', name: 'New' })
    expect(writePatch({ version: '1', application: null })).toEqual({ version: '1', application: null })
    expect(writePatch({ version: '1', secret: { replace: new Secret(CANARY) } })).toEqual({ version: '1', key: CANARY })
  })

  it('names scopes and the next rotation where a key has them', () => {
    const extra = { scopes: ['a:read'], rotationDueAt: '2027-01-01T00:00:00Z' }
    expect(writeDraft({ kind: 'issued', name: 'CI', ...extra })).toMatchObject(extra)
    expect(Object.keys(writeDraft({ kind: 'issued', name: 'CI', scopes: [], rotationDueAt: null }))).toEqual([
      'kind',
      'name',
      'application',
      'expiresAt',
    ])
  })

  it('has the grace of a rotation, and the secret where there is one', () => {
    expect(writeRotation({ graceSeconds: 60 })).toEqual({ graceSeconds: 60 })
    expect(writeRotation({ graceSeconds: 0, secret: new Secret(CANARY) })).toEqual({ graceSeconds: 0, key: CANARY })
  })

  it('has endpoint and key for a test', () => {
    expect(writeTarget({ endpoint: 'https://a.example', secret: new Secret(CANARY) })).toEqual({
      endpoint: 'https://a.example',
      key: CANARY,
    })
  })
})
