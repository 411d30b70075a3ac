import { Secret } from '../../src/core/secret'

/** Every secret that a value can be led to. */
export const secretsIn = (value: unknown, met = new Set<unknown>()): Secret[] => {
  if (typeof value !== 'object' || value === null || met.has(value)) return []
  met.add(value)
  if (value instanceof Secret) return [value]
  return Reflect.ownKeys(value).flatMap((name) => secretsIn((value as Record<PropertyKey, unknown>)[name], met))
}
