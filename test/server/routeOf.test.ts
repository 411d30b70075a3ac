import { expect, it } from 'vitest'
import { routeOf } from '../../src/server/routeOf'

const route = (method: string, path: string) => {
  const found = routeOf(method, path, '/api/keys')
  return found === null ? 'none' : 'allow' in found ? found.allow : `${found.action} ${found.id ?? '-'}`
}

it('finds what is below the mount path, whatever stands before it', () => {
  expect(route('GET', '/api/keys')).toBe('list -')
  expect(route('POST', '/api/keys/')).toBe('create -')
  expect(route('GET', '/acme/admin/api/keys')).toBe('list -')
  expect(route('PATCH', '/api/keys/key_1')).toBe('update key_1')
  expect(route('DELETE', '/api/keys/key%2F1')).toBe('delete key/1')
  expect(route('POST', '/api/keys/test')).toBe('test -')
  expect(route('GET', '/api/keys/scopes')).toBe('scopes -')
  expect(route('GET', '/api/keys/facets')).toBe('facets -')
  for (const action of ['rotate', 'disable', 'enable', 'revoke', 'test'])
    expect(route('POST', `/api/keys/key_1/${action}`)).toBe(`${action} key_1`)
})

it('finds nothing elsewhere', () => {
  for (const path of [
    '/',
    '/api/key',
    '/api/keyses',
    '/api/keys/a/b',
    '/api/keys/a/disable/c',
    '/api/keys//disable',
    '/api/keys/%zz',
    '/api/keys/a/constructor',
  ])
    expect(route('POST', path)).toBe('none')
})

it('names the methods that a path has', () => {
  expect(route('PUT', '/api/keys')).toBe('GET, POST')
  expect(route('HEAD', '/api/keys')).toBe('GET, POST')
  expect(route('GET', '/api/keys/key_1')).toBe('PATCH, DELETE')
  expect(route('GET', '/api/keys/key_1/revoke')).toBe('POST')
  expect(route('DELETE', '/api/keys/test')).toBe('POST')
  expect(route('PATCH', '/api/keys/scopes')).toBe('GET')
  expect(route('DELETE', '/api/keys/facets')).toBe('GET')
  expect(route('constructor', '/api/keys')).toBe('GET, POST')
})
