import type { ApiKeyAdapter, ApiKeyDraft, ListQuery, Supports } from '../core/adapter'
import { randomText } from '../core/generate'
import type { ApiKey, KeyKind } from '../core/model'
import type { FieldRule } from '../core/rules'
import { Secret } from '../core/secret'
import type { Trial } from './adapterCase'
import { claim } from './claim'

export const ENDPOINT = 'https://api.example.com/v1'

/** An instant that has passed, whatever clock the adapter runs on. */
export const PAST = '2001-02-03T04:05:06.000Z'

const CANARY_LENGTH = 48

/** A random secret that the rule accepts, unlike any other text of a case, and how to look for it. */
export function canary(rule: FieldRule, prefix = 'sk_canary_'): string {
  const length = Math.min(Math.max(CANARY_LENGTH, rule.minLength ?? 0), rule.maxLength ?? Infinity)
  return (prefix + randomText(length)).slice(0, length)
}

export const credentials = ({ kinds }: Supports): boolean => kinds?.includes('credential') ?? true
export const issuedKeys = ({ kinds }: Supports): boolean => kinds?.includes('issued') ?? true
/** The kinds that an adapter has. */
export const kindsOf = ({ adapter: { supports = {} } }: Trial): readonly KeyKind[] => [
  ...(credentials(supports) ? ['credential' as const] : []),
  ...(issuedKeys(supports) ? ['issued' as const] : []),
]
export const bothKinds = (supports: Supports): boolean => credentials(supports) && issuedKeys(supports)

interface Changes {
  readonly kind?: KeyKind
  readonly name?: string
  readonly application?: string | null
  readonly expiresAt?: string | null
  readonly rotationDueAt?: string | null
  readonly scopes?: readonly string[]
  readonly endpoint?: string
  readonly secret?: string
}

/** A lawful draft: a credential where the adapter has them, with what a case wants to be different. */
export function draftFor({ adapter, rules }: Trial, { kind, endpoint, secret, ...changes }: Changes = {}): ApiKeyDraft {
  const common = { name: 'Billing', ...changes }
  return (kind ?? (credentials(adapter.supports ?? {}) ? 'credential' : 'issued')) === 'credential'
    ? { kind: 'credential', ...common, endpoint: endpoint ?? ENDPOINT, secret: new Secret(secret ?? canary(rules.key)) }
    : { kind: 'issued', ...common }
}

/** Makes one key and returns it. */
export async function makeKey(trial: Trial, changes: Changes = {}): Promise<ApiKey> {
  return (await trial.adapter.create(draftFor(trial, changes))).key
}

/** Makes keys one after the other. */
export async function makeKeys(trial: Trial, each: readonly Changes[]): Promise<ApiKey[]> {
  const keys: ApiKey[] = []
  for (const changes of each) keys.push(await makeKey(trial, changes))
  return keys
}

/** So many keys of a page, or as many as the adapter gives. */
export const limitOf = ({ supports }: Pick<ApiKeyAdapter, 'supports'>, wanted: number): number =>
  Math.min(wanted, supports?.maxLimit ?? 200)

/** Every page of a list, walked by cursor, with as many to a page as the query wants and the adapter gives. */
export async function everyKey(adapter: ApiKeyAdapter, asked: ListQuery = {}): Promise<ApiKey[]> {
  const query = asked.limit === undefined ? asked : { ...asked, limit: limitOf(adapter, asked.limit) }
  const keys: ApiKey[] = []
  const cursors = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await adapter.list(cursor === '' ? query : { ...query, cursor })
    keys.push(...page.items)
    cursor = page.nextCursor
    claim(
      cursor !== '' && (cursor === null || !cursors.has(cursor)),
      'Each page should have another cursor than the pages before it',
    )
    if (cursor !== null) cursors.add(cursor)
  }
  return keys
}

/** The key as the list has it now. */
export async function listed(adapter: ApiKeyAdapter, id: string): Promise<ApiKey | undefined> {
  return (await everyKey(adapter)).find((key) => key.id === id)
}
