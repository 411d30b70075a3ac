import type { ApiKeyAdapter, Call } from '../core/adapter'

type OnOneKey = (adapter: ApiKeyAdapter, id: string, call?: Call) => Promise<unknown> | undefined

const METHODS: { readonly [method in 'update' | 'rotate' | 'disable' | 'enable' | 'revoke' | 'test']: OnOneKey } = {
  update: (adapter, id, call) => adapter.update?.(id, { version: '1', name: 'Changed' }, call),
  rotate: (adapter, id, call) => adapter.rotate?.(id, { graceSeconds: 60 }, call),
  disable: (adapter, id, call) => adapter.disable?.(id, call),
  enable: (adapter, id, call) => adapter.enable?.(id, call),
  revoke: (adapter, id, call) => adapter.revoke?.(id, {}, call),
  test: (adapter, id, call) => adapter.test?.({ id }, call),
}

/**
 * A call of each method that names one key and has it found or not, as far as the adapter has them. `delete` is not among
 * them: to delete what is not there is no error.
 */
export function callsOn(
  adapter: ApiKeyAdapter,
  id: string,
  call?: Call,
): (readonly [string, () => Promise<unknown> | undefined])[] {
  return (Object.keys(METHODS) as (keyof typeof METHODS)[])
    .filter((method) => adapter[method] !== undefined)
    .map((method) => [method, () => METHODS[method](adapter, id, call)])
}
