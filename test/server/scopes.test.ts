import { describe, expect, it, vi } from 'vitest'
import type { ApiKey } from '../../src/core/model'
import type { ScopeCatalogue } from '../../src/core/scopes'
import type { ScopesOption } from '../../src/server/scopesOf'
import { credential, type CreatedBody, handlerUnderTest, issued } from './support/handlerUnderTest'

const catalogue = {
  scopes: [
    { id: 'read', label: 'Read', level: 'read' },
    { id: 'write', label: 'Change', level: 'write', implies: ['read'] },
    { id: 'admin', label: 'Administer', implies: ['write'], grantable: false },
    { id: 'owner', label: 'Own', implies: ['admin'] },
  ],
  presets: [{ id: 'reader', label: 'Read only', scopes: ['read'] }],
} as const satisfies ScopeCatalogue

const codes = (body: { issues?: readonly { field: string; code: string }[] }) =>
  body.issues?.map(({ field, code }) => `${field} ${code}`)

describe('GET /scopes', () => {
  it('answers with the catalogue, or with an empty one where there is none', async () => {
    const { call } = handlerUnderTest({ scopes: catalogue })
    expect(await call('GET', '/scopes')).toMatchObject({ status: 200, body: catalogue })
    expect((await handlerUnderTest().call('GET', '/scopes')).body).toEqual({ scopes: [] })
  })

  it('answers with what the session may grant', async () => {
    const scopes: ScopesOption = async ({ actor }) => ({
      scopes: [{ id: 'read', label: `For ${actor}`, grantable: actor === 'ada' }],
    })
    const of = async (actor: string) => (await handlerUnderTest({ scopes, actor }).call('GET', '/scopes')).body
    expect(await of('ada')).toEqual({ scopes: [{ id: 'read', label: 'For ada', grantable: true }] })
    expect(await of('bob')).toEqual({ scopes: [{ id: 'read', label: 'For bob', grantable: false }] })
  })

  it('is for those who may see it', async () => {
    const authorize = () => ({ tenant: 'a', actor: 'ada', can: (action: string) => action !== 'scopes' })
    expect((await handlerUnderTest({ scopes: catalogue, authorize }).call('GET', '/scopes')).status).toBe(403)
  })

  it('is unavailable, without a word of it, where the host cannot say', async () => {
    for (const scopes of [
      () => {
        throw new Error('canary')
      },
      () => Promise.reject(new Error('canary')),
      () => ({ scopes: [{ id: 'canary' }] }) as never,
      () => ({ scopes: [catalogue.scopes[0], catalogue.scopes[0]] }),
      () => null as never,
    ]) {
      const { call, log } = handlerUnderTest({ scopes })
      const { status, body } = await call('GET', '/scopes')
      expect([status, body.code]).toEqual([503, 'unavailable'])
      expect(JSON.stringify([body, log])).not.toContain('canary')
      expect(log[0]).toMatchObject({ detail: 'SCOPES_FAILED' })
      expect((await call('POST', '', { body: { ...issued, scopes: ['read'] } })).status).toBe(503)
    }
  })

  it('does not start with what is no catalogue', () => {
    for (const scopes of [
      {},
      { scopes: 'read' },
      { scopes: [{ id: 'with space', label: 'x' }] },
      { scopes: [catalogue.scopes[0], catalogue.scopes[0]] },
    ])
      expect(() => handlerUnderTest({ scopes: scopes as never })).toThrow(/scopes of createApiKeyHandler is no catalogue/)
  })
})

describe('the scopes of keys', () => {
  it('come back as they were given, for both kinds', async () => {
    const { call } = handlerUnderTest({ scopes: catalogue })
    for (const draft of [issued, credential]) {
      const { status, body } = await call<CreatedBody>('POST', '', { body: { ...draft, scopes: ['write', 'read'] } })
      expect([status, body.key.scopes]).toEqual([201, ['write', 'read']])
    }
  })

  it.each([
    [['nothing'], ['scopes unknownScope']],
    [['admin'], ['scopes exceedsRole']],
    [['owner'], ['scopes exceedsRole']],
    [['read', 'read'], ['scopes type']],
    ['read', ['scopes type']],
  ])('may not be %j', async (scopes, issues) => {
    const { call } = handlerUnderTest({ scopes: catalogue })
    const { status, body } = await call('POST', '', { body: { ...issued, scopes } })
    expect([status, codes(body)]).toEqual([422, issues])
  })

  it('are reported together with every other field', async () => {
    const { call } = handlerUnderTest({ scopes: catalogue })
    const { body } = await call('POST', '', { body: { ...issued, name: '', scopes: ['admin', 'nothing'] } })
    expect(codes(body)).toEqual(['name required', 'scopes unknownScope', 'scopes exceedsRole'])
  })

  it('are none without a catalogue', async () => {
    const { call } = handlerUnderTest()
    expect(codes((await call('POST', '', { body: { ...issued, scopes: ['read'] } })).body)).toEqual(['scopes unknownScope'])
    expect((await call('POST', '', { body: { ...issued, scopes: [] } })).status).toBe(201)
  })

  it('may be taken away by everybody, and added only within the role', async () => {
    const { call, tenant } = handlerUnderTest({
      scopes: { scopes: catalogue.scopes.map((scope) => ({ ...scope, grantable: true })) },
    })
    const { body } = await call<CreatedBody>('POST', '', { body: { ...issued, scopes: ['admin', 'read'] } })
    const lower = handlerUnderTest({ tenant, scopes: catalogue })
    let { version } = body.key
    const patch = async (scopes: readonly string[]) => {
      const answer = await lower.call<ApiKey>('PATCH', `/${body.key.id}`, { body: { version, scopes } })
      if (answer.status === 200) version = answer.body.version
      return answer
    }
    expect((await patch(['admin'])).body.scopes).toEqual(['admin'])
    expect((await patch(['admin', 'write'])).body.scopes).toEqual(['admin', 'write'])
    expect(codes((await patch(['admin', 'owner', 'gone'])).body as never)).toEqual(['scopes unknownScope'])
    expect((await patch(['write'])).body.scopes).toEqual(['write'])
    expect(codes((await patch(['write', 'admin'])).body as never)).toEqual(['scopes exceedsRole'])
    expect((await patch([])).body.scopes).toEqual([])
    expect(codes((await patch(['owner'])).body as never)).toEqual(['scopes exceedsRole'])
  })

  it('go on to the successor, whose secret is only for those who may grant them', async () => {
    const { call, tenant } = handlerUnderTest({
      scopes: { scopes: catalogue.scopes.map((scope) => ({ ...scope, grantable: true })) },
    })
    const make = async (draft: object) =>
      (await call<CreatedBody>('POST', '', { body: { ...draft, scopes: ['owner'] } })).body.key
    const [one, two, brought] = [await make(issued), await make(issued), await make(credential)]
    const lower = handlerUnderTest({ tenant, scopes: catalogue })
    const refused = await lower.call('POST', `/${one.id}/rotate`, { body: { graceSeconds: 60 } })
    expect([refused.status, codes(refused.body)]).toEqual([422, ['scopes exceedsRole']])
    const rotated = await call<CreatedBody>('POST', `/${two.id}/rotate`, { body: { graceSeconds: 60 } })
    expect(rotated.body.key.scopes).toEqual(['owner'])
    const body = { graceSeconds: 60, key: 'replaced-0123456789' }
    expect((await lower.call('POST', `/${brought.id}/rotate`, { body })).status).toBe(201)
  })

  it('keep the secret of a successor from those whose catalogue has them not', async () => {
    const { call, tenant } = handlerUnderTest({ scopes: catalogue })
    const { key } = (await call<CreatedBody>('POST', '', { body: { ...issued, scopes: ['read', 'write'] } })).body
    for (const scopes of [() => ({ scopes: [catalogue.scopes[0]] }), () => ({ scopes: [] }), undefined]) {
      const narrower = handlerUnderTest({ tenant, ...(scopes && { scopes }) })
      const refused = await narrower.call('POST', `/${key.id}/rotate`, { body: { graceSeconds: 60 } })
      expect([refused.status, codes(refused.body)]).toEqual([422, ['scopes unknownScope']])
    }
    expect((await call('POST', `/${key.id}/rotate`, { body: { graceSeconds: 60 } })).status).toBe(201)
  })

  it('are asked for of the host only where a request is about them', async () => {
    const scopes = vi.fn(() => catalogue)
    const { call } = handlerUnderTest({ scopes })
    const { body } = await call<CreatedBody>('POST', '', { body: issued })
    await call('PATCH', `/${body.key.id}`, { body: { version: '1', name: 'x', scopes: [] } })
    await call('POST', `/${body.key.id}/rotate`, { body: { graceSeconds: 0 } })
    expect(scopes).not.toHaveBeenCalled()
    await call('POST', '', { body: { ...issued, scopes: ['read'] } })
    expect(scopes).toHaveBeenCalledOnce()
  })
})
