import { readQuery } from '../core/listQuery'
import { createKey } from './createKey'
import type { Exchange, Services } from './exchange'
import { moveKey, revokeKey } from './moveKey'
import { readEmptyBody } from './readEmptyBody'
import { rotateKey } from './rotateKey'
import type { RouteAction } from './routeOf'
import { testEndpoint } from './testEndpoint'
import { updateKey } from './updateKey'

type Operation = (services: Services, exchange: Exchange) => Promise<Response>

const json = (work: (services: Services, exchange: Exchange) => Promise<unknown>): Operation => {
  return async (services, exchange) =>
    new Response(JSON.stringify(await work(services, exchange)), { headers: { 'content-type': 'application/json' } })
}

const OPERATIONS: Readonly<Record<RouteAction, Operation>> = {
  list: json(({ store }, { session, url, change }) => store.list(session.tenant, readQuery(url.searchParams), change.at)),
  facets: json(({ store }, { session, url, change }) => store.facets(session.tenant, readQuery(url.searchParams), change.at)),
  create: createKey,
  update: json(updateKey),
  rotate: rotateKey,
  disable: json((services, exchange) => moveKey(services, exchange, 'disabled')),
  enable: json((services, exchange) => moveKey(services, exchange, 'active')),
  revoke: json(revokeKey),
  delete: async ({ store }, { request, session, id, change }) => {
    await readEmptyBody(request)
    await store.delete(session.tenant, id, change)
    return new Response(null, { status: 204 })
  },
  test: testEndpoint,
  scopes: json(({ scopes }, { session }) => scopes(session)),
}

/** Does what a route is for. */
export const carryOut = (action: RouteAction, services: Services, exchange: Exchange): Promise<Response> =>
  OPERATIONS[action](services, exchange)
