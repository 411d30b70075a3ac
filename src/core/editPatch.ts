import type { ApiKeyPatch } from './adapter'
import { sameOrigin } from './endpoint'
import type { ApiKey } from './model'

/** What a patch of ours may change. */
export type EditChanges = Omit<ApiKeyPatch, 'version' | 'retiresAt'>
export type EditField = 'name' | 'endpoint' | 'application' | 'scopes' | 'expiresAt' | 'rotationDueAt'

const EDITABLE: readonly EditField[] = ['name', 'endpoint', 'application', 'scopes', 'expiresAt', 'rotationDueAt']

const instant = (value: string): number | string => (Number.isNaN(Date.parse(value)) ? value : Date.parse(value))

const same = (field: EditField, one: unknown, other: unknown): boolean => {
  // Ids of scopes may have a comma, and never a space.
  if (Array.isArray(one) && Array.isArray(other)) return one.toSorted().join(' ') === other.toSorted().join(' ')
  if (field.endsWith('At') && typeof one === 'string' && typeof other === 'string') return instant(one) === instant(other)
  return one === other
}

const valueOf = (from: object, field: EditField): unknown => (from as Readonly<Record<string, unknown>>)[field]

/** The fields in which two states of one key differ, in the order of the form. */
export function changedFields(before: ApiKey, after: ApiKey): readonly EditField[] {
  return EDITABLE.filter((field) => !same(field, valueOf(before, field), valueOf(after, field)))
}

/** Only what differs from the key, so that nothing which somebody else changed is put back. A kept secret is left out. */
export function editPatch(key: ApiKey, { secret, ...edit }: EditChanges): ApiKeyPatch {
  const changed = EDITABLE.filter(
    (field) => Object.hasOwn(edit, field) && !same(field, valueOf(key, field), valueOf(edit, field)),
  )
  return {
    version: key.version,
    ...Object.fromEntries(changed.map((field) => [field, valueOf(edit, field)])),
    ...(secret !== undefined && 'replace' in secret ? { secret } : {}),
  }
}

/** Whether a patch names anything to change. */
export function changesAnything({ version: _, ...rest }: ApiKeyPatch): boolean {
  return Object.keys(rest).length > 0
}

/** Whether the key has what a patch asks for already; of a secret nobody can tell. */
export function hasAlready(key: ApiKey, { secret, ...patch }: ApiKeyPatch): boolean {
  return secret === undefined && !changesAnything(editPatch(key, patch))
}

/** Whether an endpoint, as far as it is typed, lies at another origin than that of the key: the stored secret does not go there. */
export function movesOrigin(key: ApiKey, endpoint: string): boolean {
  return key.kind === 'credential' && URL.canParse(endpoint) && !sameOrigin(endpoint, key.endpoint)
}
