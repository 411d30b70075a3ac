import type { Action } from './session'

/** What a route is for. Who may `list` may have what is listed counted. */
export type RouteAction = Action | 'facets'

export interface Route {
  readonly action: RouteAction
  /** For logs: the path with `:id` in the place of the id. */
  readonly pattern: string
  readonly id: string | null
}

/** Methods that a path has; `routes` is null where there is no such path. */
interface Resource {
  readonly pattern: string
  readonly id: string | null
  readonly methods: Readonly<Record<string, RouteAction>>
}

const COLLECTION = { GET: 'list', POST: 'create' } as const
const ITEM = { PATCH: 'update', DELETE: 'delete' } as const
const ITEM_ACTIONS = ['rotate', 'disable', 'enable', 'revoke', 'test'] as const

const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

function resourceOf(segments: readonly string[]): Resource | null {
  const [first, second, ...rest] = segments
  if (rest.length > 0) return null
  if (first === undefined) return { pattern: '/', id: null, methods: COLLECTION }
  if (second === undefined && first === 'test') return { pattern: '/test', id: null, methods: { POST: 'test' } }
  if (second === undefined && first === 'scopes') return { pattern: '/scopes', id: null, methods: { GET: 'scopes' } }
  if (second === undefined && first === 'facets') return { pattern: '/facets', id: null, methods: { GET: 'facets' } }
  const id = decoded(first)
  if (id === null) return null
  if (second === undefined) return { pattern: '/:id', id, methods: ITEM }
  const action = ITEM_ACTIONS.find((name) => name === second)
  return action === undefined ? null : { pattern: `/:id/${action}`, id, methods: { POST: action } }
}

/**
 * The route of a path below the place where the handler is mounted, whatever stands before that place: null where there
 * is none, the methods that it has where the method is none of them.
 */
export function routeOf(method: string, pathname: string, basePath: string): Route | { readonly allow: string } | null {
  const at = `${pathname}/`.lastIndexOf(`${basePath}/`)
  if (at === -1) return null
  const segments = pathname
    .slice(at + basePath.length)
    .split('/')
    .slice(1)
  // A slash at the end changes nothing.
  if (segments.at(-1) === '') segments.pop()
  const resource = segments.includes('') ? null : resourceOf(segments)
  if (resource === null) return null
  const action = Object.hasOwn(resource.methods, method) ? resource.methods[method] : undefined
  if (action === undefined) return { allow: Object.keys(resource.methods).join(', ') }
  return { action, pattern: resource.pattern, id: resource.id }
}
