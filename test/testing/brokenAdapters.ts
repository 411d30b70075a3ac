import { rules as canonical } from '../../locales/en.json'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, ApiKeyDraft, Call, Created, Rotated } from '../../src/core/adapter'
import { CHECK_STEPS, type CheckResult, type Diagnosis } from '../../src/core/diagnosis'
import { ApiKeyError, isApiKeyError } from '../../src/core/errors'
import type { Facets } from '../../src/core/keyFilter'
import type { ApiKey } from '../../src/core/model'
import { parseRules } from '../../src/core/rules'
import { Secret } from '../../src/core/secret'
import type { MakeAdapter } from '../../src/testing/adapterCase'
import { countedByHand } from '../../src/testing/countedByHand'
import { sampleScopes } from '../../src/testing/sampleScopes'

export const rules = parseRules(canonical)

export const unreachable = async (_?: unknown, { onCheck }: Call = {}): Promise<Diagnosis> => {
  const checks: readonly CheckResult[] = [
    { step: 'format', state: 'passed' },
    { step: 'address', state: 'failed', cause: 'notFound' },
  ]
  for (const check of checks) onCheck?.(check)
  return { ok: false, checks }
}

export const lawful = (): Required<Omit<ApiKeyAdapter, 'supports'>> =>
  memoryAdapter({ test: unreachable, scopes: sampleScopes }) as Required<Omit<ApiKeyAdapter, 'supports'>>

type Lawful = ReturnType<typeof lawful>

/** A way to break the law, and the cases that must find it. */
export interface Broken {
  readonly how: string
  /** Beginnings of the names of cases that must fail; others may. */
  readonly found: readonly string[]
  readonly make: MakeAdapter
}

const broken = (how: string, found: readonly string[], change: (adapter: Lawful) => Partial<ApiKeyAdapter>): Broken => ({
  how,
  found,
  make: () => {
    const adapter = lawful()
    return { adapter: { ...adapter, ...change(adapter) }, rules }
  },
})

/** Breaks what a list answers. */
const listing = (
  how: string,
  found: readonly string[],
  change: (key: ApiKey, secrets: ReadonlyMap<string, string>) => unknown,
): Broken =>
  broken(how, found, (adapter) => {
    const secrets = new Map<string, string>()
    return {
      create: async (draft, call) => {
        const created = await adapter.create(draft, call)
        secrets.set(created.key.id, draft.kind === 'credential' ? draft.secret.reveal() : (created.secret?.reveal() ?? ''))
        return created
      },
      list: async (query, call) => {
        const page = await adapter.list(query, call)
        return { ...page, items: page.items.map((key) => change(key, secrets) as ApiKey) }
      },
    }
  })

/** Breaks the errors of create. */
const refusing = (how: string, found: readonly string[], change: (error: ApiKeyError, draft: ApiKeyDraft) => unknown): Broken =>
  broken(how, found, (adapter) => ({
    create: (draft, call) =>
      adapter.create(draft, call).catch((error: ApiKeyError) => {
        throw change(error, draft)
      }),
  }))

const revealed = (draft: ApiKeyDraft): string => (draft?.kind === 'credential' ? draft.secret.reveal() : '')

const everything = async (adapter: ApiKeyAdapter): Promise<readonly ApiKey[]> => (await adapter.list({ limit: 1_000 })).items

/** Where a method does not exist in the state that is asked for: the key as it is. */
const found = async (adapter: ApiKeyAdapter, id: string): Promise<ApiKey> => {
  const key = (await everything(adapter)).find((item) => item.id === id)
  if (key === undefined) throw new ApiKeyError('notFound')
  return key
}

export const brokenAdapters: readonly Broken[] = [
  // lists and pages
  broken('says null for an empty list', ['an empty store'], (adapter) => ({
    list: async (query, call) => {
      const page = await adapter.list(query, call)
      return page.items.length === 0 ? { ...page, items: null as never } : page
    },
  })),
  broken('counts the page for the total', ['the total counts'], (adapter) => ({
    list: async (query, call) => {
      const page = await adapter.list(query, call)
      return { ...page, total: page.items.length }
    },
  })),
  broken('counts every key, not those that match', ['the total counts', 'a kind lists'], (adapter) => ({
    list: async (query, call) => ({ ...(await adapter.list(query, call)), total: (await everything(adapter)).length }),
  })),
  broken('loses the last key of each page', ['pages of any size', 'keys come in the order of name'], (adapter) => ({
    list: async (query, call) => {
      const page = await adapter.list(query, call)
      return page.nextCursor === null ? page : { ...page, items: page.items.slice(0, -1) }
    },
  })),
  broken('shows the last key of a page again', ['pages of any size'], (adapter) => {
    let last: readonly ApiKey[] = []
    return {
      list: async (query, call) => {
        const page = await adapter.list(query, call)
        const items = query?.cursor === undefined ? page.items : [...last, ...page.items]
        last = page.items.slice(-1)
        return { ...page, items }
      },
    }
  }),
  broken('gives a cursor after the last page', ['pages of any size'], (adapter) => ({
    list: async (query, call) => {
      const page = await adapter.list(query, call)
      return page.items.length === 0 ? page : { ...page, nextCursor: page.nextCursor ?? query.cursor ?? 'again' }
    },
  })),
  broken('holds 100 keys on a page', ['a page holds 50'], (adapter) => ({
    list: (query, call) => adapter.list(query === null ? query : { limit: 100, ...query }, call),
  })),
  broken('cuts limits to size', ['a limit below 1'], (adapter) => ({
    list: (query, call) =>
      adapter.list(
        query?.limit === undefined ? query : { ...query, limit: Math.max(1, Math.min(1_000, Math.trunc(query.limit) || 50)) },
        call,
      ),
  })),
  broken('begins anew on a cursor that it does not know', ['a cursor that no page gave'], (adapter) => ({
    list: (query, call) =>
      adapter
        .list(query, call)
        .catch(({ code }) => (code === 'malformed' ? adapter.list({}, call) : Promise.reject(new ApiKeyError(code)))),
  })),
  broken('takes no notice of filters', ['a kind lists', 'a filter by status', 'a filter goes with'], (adapter) => ({
    list: (query, call) => {
      const { filter: _filter, ...rest } = query ?? {}
      return adapter.list(rest, call)
    },
  })),

  // search
  ...(
    [
      [
        'searches in names alone',
        [
          'a search finds text inside the application',
          'a search finds text inside the endpoint',
          'a search finds a key by its hint',
        ],
        (key, search) => key.name.toLowerCase().includes(search.toLowerCase()),
      ],
      [
        'minds the case',
        ['a search takes no notice of case'],
        (key, search) => JSON.stringify([key, search, '']).includes(search) && key.name.includes(search),
      ],
      [
        'folds ASCII alone',
        ['a search takes no notice of case'],
        (key, search) =>
          key.name.replace(/[A-Z]/g, (a) => a.toLowerCase()).includes(search.replace(/[A-Z]/g, (a) => a.toLowerCase())),
      ],
      [
        'finds the beginnings of names',
        ['a search finds text inside the name'],
        (key, search) => key.name.toLowerCase().startsWith(search.toLowerCase()),
      ],
      [
        'reads LIKE',
        ['a search takes each character as text'],
        (key, search) =>
          new RegExp(
            search
              .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
              .replaceAll('%', '.*')
              .replaceAll('_', '.'),
            'i',
          ).test(key.name),
      ],
      [
        'reads regular expressions',
        ['a search takes each character as text'],
        (key, search) => new RegExp(search, 'i').test(key.name),
      ],
      [
        'drops control characters from a search',
        ['a search for text that no name'],
        (key, search) => key.name.toLowerCase().includes(search.replace(/[\p{Cc}\p{Cs}\u202e\ufffd]/gu, '').toLowerCase()),
      ],
      ['finds nothing', ['a search finds text inside the name', 'a search goes with'], () => false],
    ] as const satisfies readonly (readonly [string, readonly string[], (key: ApiKey, search: string) => boolean])[]
  ).map(([how, names, matches]) =>
    broken(how, names, (adapter) => ({
      list: async (query, call) => {
        const { search, ...rest } = query ?? {}
        if (search === undefined) return adapter.list(query, call)
        const items = (await adapter.list({ ...rest, limit: 200 }, call)).items.filter((key) => matches(key, search))
        return { items, nextCursor: null, total: items.length }
      },
    })),
  ),
  broken('searches in secrets', ['a search never finds'], (adapter) => {
    const secrets = new Map<string, string>()
    return {
      create: async (draft, call) => {
        const created = await adapter.create(draft, call)
        secrets.set(created.key.id, revealed(draft))
        return created
      },
      list: async (query, call) => {
        if (!query?.search) return adapter.list(query, call)
        const items = (await everything(adapter)).filter(({ id }) => secrets.get(id)?.includes(query.search ?? ''))
        return { items, nextCursor: null, total: items.length }
      },
    }
  }),

  // filters
  ...(
    [
      ['status', 'a filter by status lists'],
      ['kind', 'a filter by kind lists'],
      ['scope', 'a filter by scope lists'],
      ['application', 'a filter by application lists'],
      ['createdBy', 'a filter by createdBy lists'],
      ['created', 'a filter by created lists'],
      ['expires', 'a filter by expires lists'],
      ['lastUsed', 'a filter by lastUsed lists'],
    ] as const
  ).map(([field, name]) =>
    broken(
      `takes no notice of the ${field}`,
      [name, ...(field === 'createdBy' ? [] : [`a filter by ${field} that cannot be read`])],
      (adapter) => ({
        list: (query, call) => {
          const { [field]: _field, ...filter } = query?.filter ?? {}
          return adapter.list(query && { ...query, filter }, call)
        },
      }),
    ),
  ),
  broken('heeds the first field of a filter alone', ['the fields of a filter narrow'], (adapter) => ({
    list: (query, call) =>
      adapter.list(
        query?.filter === undefined ? query : { ...query, filter: Object.fromEntries(Object.entries(query.filter).slice(0, 1)) },
        call,
      ),
  })),
  broken('heeds the first value of a field alone', ['a filter by status lists', 'the fields of a filter narrow'], (adapter) => ({
    list: (query, call) =>
      adapter.list(
        query?.filter === undefined
          ? query
          : {
              ...query,
              filter: Object.fromEntries(
                Object.entries(query.filter).map(([field, asked]) => [field, Array.isArray(asked) ? asked.slice(0, 1) : asked]),
              ),
            },
        call,
      ),
  })),
  broken('lists nothing where a field has no values', ['a filter without fields'], (adapter) => ({
    list: async (query, call) =>
      query?.filter?.application?.length === 0 ? { items: [], nextCursor: null, total: 0 } : adapter.list(query, call),
  })),
  broken('takes null for an application of that name', ['a filter by application lists'], (adapter) => ({
    list: (query, call) => {
      const { application, ...filter } = query?.filter ?? {}
      return adapter.list(
        application === undefined
          ? query
          : { ...query, filter: { ...filter, application: application.map((name) => (name === null ? 'null' : name)) } },
        call,
      )
    },
  })),
  broken('separates values by commas', ['a filter by application lists'], (adapter) => ({
    list: (query, call) => {
      const { application, ...filter } = query?.filter ?? {}
      return adapter.list(
        application === undefined
          ? query
          : { ...query, filter: { ...filter, application: application.flatMap((name) => name?.split(',') ?? [null]) } },
        call,
      )
    },
  })),
  broken('folds the case of applications', ['a filter by application lists'], (adapter) => ({
    list: async (query, call) => {
      const { application, ...filter } = query?.filter ?? {}
      if (application === undefined) return adapter.list(query, call)
      const names = new Set(application.map((name) => name?.toLowerCase() ?? null))
      const known = (await everything(adapter)).map((key) => key.application)
      const meant = known.filter((name) => names.has(name?.toLowerCase() ?? null))
      return adapter.list({ ...query, filter: { ...filter, application: [...new Set([...application, ...meant])] } }, call)
    },
  })),

  // counts
  broken('counts every key, whatever the filter', ['the values of each field are counted'], (adapter) => ({
    facets: (query, call) => adapter.facets(query && (query.filter?.status?.includes('asleep' as never) ? query : {}), call),
  })),
  broken('counts with the field itself', ['the values of each field are counted'], (adapter) => ({
    facets: async (query, call) => {
      await adapter.facets(query, call)
      const keys = (await adapter.list({ filter: query.filter ?? {}, limit: 1_000 })).items
      return countedByHand(keys, {}, Date.now())
    },
  })),
  broken('counts the rarest first', ['the values of each field are counted'], (adapter) => ({
    facets: async (query, call) => {
      const facets = await adapter.facets(query, call)
      return Object.fromEntries(
        Object.entries(facets).map(([facet, values]) => [facet, values.toReversed()]),
      ) as unknown as Facets
    },
  })),
  broken('counts no key without a value', ['a field that was counted'], (adapter) => ({
    facets: async (query, call) => {
      const facets = await adapter.facets(query, call)
      return { ...facets, application: facets.application.filter(({ value }) => value !== null) }
    },
  })),
  broken('counts without the search', ['the values of keys that a search finds'], (adapter) => ({
    facets: async (query, call) => {
      const { search: _search, ...rest } = query
      return adapter.facets(rest, call)
    },
  })),
  broken('counts what was there at first', ['nothing is counted where'], (adapter) => {
    let first: Facets | undefined
    return { facets: async (query, call) => (first ??= await adapter.facets(query, call)) }
  }),
  broken('counts for anybody who asks', ['values are counted for lawful queries'], (adapter) => ({
    facets: () => adapter.facets({}),
  })),

  // order
  ...(['name', 'expiresAt', 'createdAt', 'lastUsedAt'] as const).map((key) =>
    broken(`turns round what is sorted by ${key}`, [`keys come in the order of ${key}`], (adapter) => ({
      list: async (query, call) => {
        const page = await adapter.list(query, call)
        return query?.sort?.[0]?.key === key ? { ...page, items: page.items.toReversed() } : page
      },
    })),
  ),
  ...(['application', 'endpoint', 'kind', 'status', 'rotationDueAt'] as const).map((key) =>
    broken(`turns round what is sorted by ${key}`, ['keys of all sorts come in the order'], (adapter) => ({
      list: async (query, call) => {
        const page = await adapter.list(query, call)
        return query?.sort?.[0]?.key === key ? { ...page, items: page.items.toReversed() } : page
      },
    })),
  ),
  broken('sorts by the first key alone', ['of several orders', 'a page of several orders'], (adapter) => ({
    list: (query, call) =>
      adapter.list(
        query?.sort === undefined || new Set(query.sort.map(({ key }) => key)).size < query.sort.length
          ? query
          : { ...query, sort: query.sort.slice(0, 1) },
        call,
      ),
  })),
  broken('sorts by the last key first', ['of several orders', 'a page of several orders'], (adapter) => ({
    list: (query, call) => adapter.list(query?.sort === undefined ? query : { ...query, sort: query.sort.toReversed() }, call),
  })),
  broken('counts keys for a cursor of several orders', ['a page of several orders'], (adapter) => ({
    list: async (query, call) => {
      if ((query?.sort?.length ?? 0) < 2) return adapter.list(query, call)
      const { cursor, limit = 50, ...rest } = query
      const skipped = Number(cursor ?? 0)
      const { items, total } = await adapter.list({ ...rest, limit: 1_000 }, call)
      const end = skipped + limit
      return { items: items.slice(skipped, end), nextCursor: end < items.length ? String(end) : null, total: total ?? 0 }
    },
  })),
  broken('takes an order that names a key twice', ['an order that names a key twice'], (adapter) => ({
    list: (query, call) =>
      adapter.list(
        query?.sort === undefined
          ? query
          : { ...query, sort: query.sort.filter(({ key }, n) => query.sort?.findIndex((sort) => sort.key === key) === n) },
        call,
      ),
  })),
  broken('puts keys without the value first', ['keys come in the order of expiresAt'], (adapter) => ({
    list: async (query, call) => {
      const page = await adapter.list(query, call)
      const nulls = page.items.filter(({ expiresAt }) => expiresAt === null)
      return query?.sort?.[0]?.key === 'expiresAt'
        ? { ...page, items: [...nulls, ...page.items.filter(({ expiresAt }) => expiresAt !== null)] }
        : page
    },
  })),
  broken('sorts names by UTF-16 unit and case', ['keys come in the order of name'], (adapter) => ({
    list: async (query, call) => {
      const page = await adapter.list(query, call)
      return query?.sort?.[0]?.key === 'name'
        ? { ...page, items: page.items.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
        : page
    },
  })),
  broken('lists the oldest first', ['the newest key'], (adapter) => {
    let time = 0
    const slow = memoryAdapter({ now: () => Date.UTC(2026, 0, 1) + time++ * 1000 })
    return {
      ...slow,
      test: adapter.test,
      list: (query, call) => slow.list({ sort: [{ key: 'createdAt', direction: 'ascending' }], ...query }, call),
    }
  }),

  // create
  broken('forgets the application', ['a new credential', 'names come back'], (adapter) => ({
    create: (draft, call) => adapter.create(draft && { ...draft, application: null }, call),
  })),
  broken(
    'gives an issued key no secret',
    ['an issued key comes', 'an intent that was carried out', 'the secret of an issued key'],
    (adapter) => ({
      create: async (draft, call) => ({ key: (await adapter.create(draft, call)).key }),
    }),
  ),
  broken('gives every issued key the same secret', ['each issued key'], (adapter) => ({
    create: async (draft, call) => {
      const created = await adapter.create(draft, call)
      return created.secret ? { ...created, secret: new Secret('demo_test_always_the_same_secret') } : created
    },
  })),
  broken('answers a credential with its secret', ['a credential is answered without'], (adapter) => ({
    create: async (draft, call) => ({
      ...(await adapter.create(draft, call)),
      ...(draft?.kind === 'credential' ? { secret: draft.secret } : {}),
    }),
  })),
  broken('answers with what was typed', ['instants are in UTC'], (adapter) => ({
    create: async (draft, call) => {
      const { key, ...rest } = await adapter.create(draft, call)
      return { ...rest, key: { ...key, name: draft.name, expiresAt: draft.expiresAt ?? null } }
    },
  })),
  broken('makes every key a credential', ['a draft is read and not changed', 'a kind lists'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(
        draft?.kind === 'issued'
          ? { ...draft, kind: 'credential', endpoint: 'https://x.example.com', secret: new Secret('12345678') }
          : draft,
        call,
      ),
  })),

  // intents
  broken(
    'takes no notice of intents',
    [
      'an intent that was carried out',
      'a credential is made once',
      'one intent many times',
      'one intent with another draft',
      'one intent with another secret',
    ],
    (adapter) => ({
      create: (draft, call) => adapter.create(draft, call?.signal ? { signal: call.signal } : {}),
    }),
  ),
  broken(
    'replays the first answer to any draft',
    ['one intent with another draft', 'one intent with another secret'],
    (adapter) => {
      const answers = new Map<string, Promise<Created>>()
      return {
        create: (draft, call) => {
          const intent = call?.intent
          if (intent === undefined || call?.signal) return adapter.create(draft, call)
          const answer = answers.get(intent) ?? adapter.create(draft, call)
          answers.set(intent, answer)
          answer.catch(() => answers.delete(intent))
          return answer
        },
      }
    },
  ),
  broken('replays a key without its secret', ['an intent that was carried out'], (adapter) => {
    const used = new Set<string>()
    return {
      create: async (draft, call) => {
        const created = await adapter.create(draft, call)
        if (call?.intent === undefined || !used.has(call.intent)) return (used.add(call?.intent ?? ''), created)
        return { key: created.key }
      },
    }
  }),
  broken('keeps intents in an object and a refusal for ever', ['a refused draft does not'], (adapter) => {
    const refused = new Map<string, unknown>()
    return {
      create: async (draft, call) => {
        if (call?.intent !== undefined && refused.has(call.intent)) throw refused.get(call.intent)
        return adapter.create(draft, call).catch((error: unknown) => {
          if (call?.intent !== undefined) refused.set(call.intent, error)
          throw error
        })
      },
    }
  }),
  broken('makes the key of an intent again once it was deleted', ['the intent of a deleted key'], (adapter) => ({
    create: (draft, call) =>
      adapter
        .create(draft, call)
        .catch((error: ApiKeyError) => (error.code === 'notFound' ? adapter.create(draft) : Promise.reject(error))),
  })),
  broken('gives the secret of a revoked key again', ['the intent of a revoked key'], (adapter) => {
    const answers = new Map<string, Created>()
    return {
      create: async (draft, call) => {
        const { intent = '' } = call ?? {}
        try {
          const created = await adapter.create(draft, call)
          answers.set(intent, created)
          return created
        } catch (error) {
          const before = answers.get(intent)
          const still = (await everything(adapter)).some(({ id }) => id === before?.key.id)
          if (before !== undefined && still && (error as ApiKeyError).code === 'notFound') return before
          throw error
        }
      },
    }
  }),
  broken('takes any text for an intent', ['an intent that is not'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(
        draft,
        call?.intent === undefined ? call : { ...call, intent: `x${encodeURIComponent(call.intent)}`.slice(0, 200) },
      ),
  })),
  broken('tells equal drafts apart by nothing but their fields', ['equal drafts'], (adapter) => {
    const made = new Map<string, Promise<Created>>()
    return {
      create: (draft, call) => {
        const name = `${JSON.stringify(draft)}${draft?.kind === 'credential' ? '' : ''}`
        if (draft?.name !== 'Billing' || call?.signal) return adapter.create(draft, call)
        const answer = made.get(name) ?? adapter.create(draft, call)
        made.set(name, answer)
        return answer
      },
    }
  }),

  // rules
  ...(
    [
      ['accepts a secret that is one character short', ['a secret is as long'], 'minLength'],
      ['accepts any characters in a secret', ['a secret with a character'], 'characters'],
      ['accepts an empty name', ['a name is required', 'every field at fault'], 'required'],
      ['accepts any scheme', ['an endpoint has one of the schemes'], 'protocols'],
      ['accepts an end in the past', ['an end in the past', 'every field at fault'], 'future'],
      ['accepts what is no address', ['an endpoint is an absolute address'], 'url'],
    ] as const
  ).map(([how, names, code]) =>
    refusing(how, names, (error) =>
      error.issues?.some((issue) => issue.code === code)
        ? new ApiKeyError('invalid', { issues: error.issues.filter((issue) => issue.code !== code) })
        : error,
    ),
  ),
  refusing('reports the first issue alone', ['every field at fault'], (error) =>
    error.issues ? new ApiKeyError('invalid', { issues: error.issues.slice(0, 1) }) : error,
  ),
  refusing('leaves the numbers out of its issues', ['an issue carries'], (error) =>
    error.issues ? new ApiKeyError('invalid', { issues: error.issues.map(({ field, code }) => ({ field, code })) }) : error,
  ),
  broken('refuses special characters', ['each visible ASCII character'], (adapter) => ({
    create: (draft, call) =>
      /[^\w.$-]/.test(revealed(draft))
        ? Promise.reject(new ApiKeyError('invalid', { issues: [{ field: 'key', code: 'characters' }] }))
        : adapter.create(draft, call),
  })),
  broken('trims secrets', ['a secret with a character'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(
        draft?.kind === 'credential' && draft.secret ? { ...draft, secret: new Secret(draft.secret.reveal().trim()) } : draft,
        call,
      ),
  })),
  refusing('rejects with a plain error', ['a draft or a query of a wrong shape', 'a secret is as long'], () => new Error('no')),
  broken('throws at once', ['a draft or a query of a wrong shape'], (adapter) => ({
    create: (draft, call) => {
      if (typeof draft.name !== 'string') throw new ApiKeyError('invalid')
      return adapter.create(draft, call)
    },
  })),

  // updates
  broken(
    'takes no notice of versions',
    ['an update of a version', 'of several updates', 'a key that was stopped'],
    (adapter) => ({
      update: async function again(id, patch, call): Promise<ApiKey> {
        return adapter
          .update(id, patch && { ...patch, version: (await found(adapter, id)).version }, call)
          .catch((error: ApiKeyError) => (error.code === 'conflict' ? again(id, patch, call) : Promise.reject(error)))
      },
    }),
  ),
  broken('clears what an update does not name', ['an update changes what it names'], (adapter) => ({
    update: (id, patch, call) => adapter.update(id, patch && { application: null, expiresAt: null, ...patch }, call),
  })),
  broken('sends a kept secret to another origin', ['a kept secret does not follow'], (adapter) => ({
    update: (id, patch, call) =>
      adapter.update(
        id,
        patch?.endpoint !== undefined && (patch.secret === undefined || 'keep' in patch.secret)
          ? { ...patch, secret: { replace: new Secret('sk_kept_0123456789abcdefghijklmn') } }
          : patch,
        call,
      ),
  })),
  broken('cannot clear', ['an update with null'], (adapter) => ({
    update: (id, patch, call) =>
      adapter.update(
        id,
        patch && (Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)) as typeof patch),
        call,
      ),
  })),
  broken('keeps the old hint when a secret is replaced', ['a secret is kept unless'], (adapter) => ({
    update: (id, patch, call) => {
      const { secret: _secret, ...rest } = patch ?? {}
      return patch?.name === undefined && patch?.secret
        ? adapter.update(id, { ...rest, name: 'Kept' }, call)
        : adapter.update(id, patch, call)
    },
  })),
  broken('carries out what is lawful of an update', ['an update that breaks rules'], (adapter) => ({
    update: async (id, patch, call) => {
      const after = adapter.update(id, patch, call)
      await after.catch(() => adapter.disable(id))
      return after
    },
  })),
  broken('drops what does not fit an issued key', ['an issued key has no endpoint'], (adapter) => ({
    update: async (id, patch, call) => {
      const { endpoint: _endpoint, secret: _secret, ...rest } = patch ?? {}
      const kind = (await everything(adapter)).find((key) => key.id === id)?.kind
      return adapter.update(id, kind === 'issued' ? rest : patch, call)
    },
  })),
  broken('throws on a patch that is none', ['an update of a wrong shape'], (adapter) => ({
    update: (id, patch, call) => {
      if (typeof patch.version !== 'string') throw new TypeError('patch.version')
      return adapter.update(id, patch, call)
    },
  })),

  // states
  broken('disables once', ['disabling and enabling', 'a repeated change'], (adapter) => ({
    disable: async (id, call) =>
      (await found(adapter, id)).state === 'disabled' ? Promise.reject(new ApiKeyError('state')) : adapter.disable(id, call),
  })),
  broken('makes a new version each time', ['a repeated change'], (adapter) => ({
    disable: async (id, call) => {
      await adapter.disable(id, call)
      await adapter.enable(id)
      return adapter.disable(id)
    },
  })),
  broken('revokes once', ['revoking a key'], (adapter) => ({
    revoke: async (id, options, call) =>
      (await found(adapter, id)).state === 'revoked'
        ? Promise.reject(new ApiKeyError('state'))
        : adapter.revoke(id, options, call),
  })),
  broken('cuts a long reason short', ['a reason of 500 characters'], (adapter) => ({
    revoke: (id, options, call) =>
      adapter.revoke(id, options?.reason === undefined ? options : { reason: [...options.reason].slice(0, 500).join('') }, call),
  })),
  broken('counts a reason in UTF-16 units', ['a reason of 500 characters'], (adapter) => ({
    revoke: async (id, options, call) =>
      (options?.reason ?? '').length > 500
        ? Promise.reject(new ApiKeyError('invalid', { issues: [{ field: 'reason', code: 'maxLength' }] }))
        : adapter.revoke(id, options, call),
  })),
  broken('revokes first and reads the reason then', ['a reason of 500 characters'], (adapter) => ({
    revoke: async (id, options, call) => {
      await adapter.revoke(id, {}, call)
      return adapter.revoke(id, options, call)
    },
  })),
  broken('enables what is revoked', ['revoking a key'], (adapter) => ({
    enable: (id, call) =>
      adapter
        .enable(id, call)
        .catch(async (error: ApiKeyError) =>
          error.code === 'state' ? { ...(await found(adapter, id)), state: 'active' } : Promise.reject(error),
        ),
  })),
  broken('cannot revoke what is disabled', ['a disabled key can be revoked'], (adapter) => ({
    revoke: async (id, options, call) =>
      (await everything(adapter)).some((key) => key.id === id && key.state === 'disabled')
        ? Promise.reject(new ApiKeyError('state'))
        : adapter.revoke(id, options, call),
  })),
  broken('disables every key', ['a change of state touches one'], (adapter) => ({
    disable: async (id, call) => {
      const after = await adapter.disable(id, call)
      for (const key of await everything(adapter)) await adapter.disable(key.id)
      return after
    },
  })),
  broken('deletes by marking', ['a deleted key is gone'], (adapter) => ({
    delete: async (id, call) => void (await adapter.revoke(id, {}, call)),
  })),
  broken('deletes once', ['a deleted key is gone'], (adapter) => ({
    delete: async (id, call) => {
      await found(adapter, id)
      return adapter.delete(id, call)
    },
  })),
  broken('answers for ids that do not exist', ['an id that does not exist', 'an id is a name'], (adapter) => ({
    disable: (id, call) =>
      adapter
        .disable(id, call)
        .catch((error: ApiKeyError) =>
          error.code === 'notFound' ? ({ id, state: 'disabled' } as ApiKey) : Promise.reject(error),
        ),
  })),
  broken('reads an id as a path', ['an id is a name'], (adapter) => ({
    disable: (id, call) => (/[/\\.]/.test(id) ? Promise.reject(new ApiKeyError('unavailable')) : adapter.disable(id, call)),
  })),
  {
    how: 'has one store for all tenants',
    found: ['a key of another store or tenant'],
    make: (() => {
      const shared = new Map<string, ApiKeyAdapter>()
      return () => {
        const adapter = shared.get('one') ?? lawful()
        shared.set('one', adapter)
        return { adapter, rules }
      }
    })(),
  },

  // rotation
  broken('rotates a key in place', ['a rotated key has a successor'], (adapter) => ({
    rotate: async (id, options, call) => {
      const { previous, ...rest } = await adapter.rotate(id, options, call)
      return { ...rest, previous, key: { ...rest.key, id } }
    },
  })),
  broken('does not say what a successor replaces', ['a rotated key has a successor', 'a key is replaced once'], (adapter) => ({
    rotate: async (id, options, call) => {
      const answer = await adapter.rotate(id, options, call)
      return { ...answer, key: { ...answer.key, replaces: null } }
    },
  })),
  broken('makes a successor that is for nothing', ['a successor is active and unused'], (adapter) => ({
    rotate: async (id, options, call) => {
      const answer = await adapter.rotate(id, options, call)
      return { ...answer, key: { ...answer.key, application: null } }
    },
  })),
  broken('lets a successor live for ever', ['a successor ends'], (adapter) => ({
    rotate: async (id, options, call) => {
      const answer = await adapter.rotate(id, options, call)
      return { ...answer, key: { ...answer.key, expiresAt: null } }
    },
  })),
  broken('lets a successor end with the key before it', ['a successor ends'], (adapter) => ({
    rotate: async (id, options, call) => {
      const answer = await adapter.rotate(id, options, call)
      const late = answer.previous.rotationDueAt && new Date(Date.parse(answer.previous.rotationDueAt) - 3_600_000).toISOString()
      return { ...answer, key: { ...answer.key, rotationDueAt: late } }
    },
  })),
  broken('stops a replaced key at once', ['a replaced key works for the grace'], (adapter) => ({
    rotate: (id, options, call) =>
      adapter.rotate(id, options?.graceSeconds > 0 ? { ...options, graceSeconds: 0 } : options, call),
  })),
  broken('cuts a grace to size', ['a grace that is no whole number', 'a refused rotation does not'], (adapter) => ({
    rotate: (id, options, call) =>
      adapter.rotate(
        id,
        options && { ...options, graceSeconds: Math.min(Math.max(0, Math.trunc(Number(options.graceSeconds)) || 0), 31_536_000) },
        call,
      ),
  })),
  broken('lists the secret of a successor', ['a rotated issued key comes'], (adapter) => {
    const secrets = new Map<string, string>()
    return {
      rotate: async (id, options, call) => {
        const answer = await adapter.rotate(id, options, call)
        secrets.set(answer.key.id, answer.secret?.reveal() ?? '')
        return answer
      },
      list: async (query, call) => {
        const page = await adapter.list(query, call)
        const items = page.items.map((key) => (secrets.has(key.id) ? { ...key, note: secrets.get(key.id) } : key))
        return { ...page, items }
      },
    }
  }),
  broken('rotates an issued key without telling its secret', ['a rotated issued key comes'], (adapter) => ({
    rotate: async (id, options, call) => {
      const { key, previous } = await adapter.rotate(id, options, call)
      return { key, previous }
    },
  })),
  broken('answers a rotated credential with its secret', ['a rotated credential takes'], (adapter) => ({
    rotate: async (id, options, call) => ({
      ...(await adapter.rotate(id, options, call)),
      ...(options?.secret === undefined ? {} : { secret: options.secret }),
    }),
  })),
  broken('makes up a secret for a credential', ['a rotated credential takes'], (adapter) => ({
    rotate: async (id, options, call) =>
      adapter.rotate(
        id,
        options?.secret === undefined && (await found(adapter, id)).kind === 'credential'
          ? { ...options, secret: new Secret('made-up-0123456789') }
          : options,
        call,
      ),
  })),
  broken('drops the secret that an issued key comes with', ['an issued key takes no secret'], (adapter) => ({
    rotate: async (id, options, call) => {
      const { secret: _secret, ...rest } = options ?? {}
      return adapter.rotate(id, (await found(adapter, id)).kind === 'issued' ? rest : options, call)
    },
  })),
  broken('replaces a key again and again', ['a key is replaced once', 'of several rotations'], (adapter) => ({
    rotate: async (id, options, call) =>
      adapter.rotate(id, options, call).catch(async (error: ApiKeyError) => {
        const { replacedBy } = await found(adapter, id)
        if (error.code !== 'state' || replacedBy === null) throw error
        return adapter.rotate(replacedBy, options, call)
      }),
  })),
  broken('rotates what is stopped', ['a key that is stopped'], (adapter) => ({
    rotate: async (id, options, call) => {
      if ((await found(adapter, id)).state === 'disabled') await adapter.enable(id)
      return adapter.rotate(id, options, call)
    },
  })),
  broken('loses all of several rotations at once', ['of several rotations'], (adapter) => {
    const busy = new Map<string, number>()
    return {
      rotate: async (id, options, call) => {
        const nth = (busy.get(id) ?? 0) + 1
        busy.set(id, nth)
        await Promise.resolve()
        if ((busy.get(id) ?? 0) > 1 && call?.intent === undefined) throw new ApiKeyError('conflict')
        return adapter.rotate(id, options, call)
      },
    }
  }),
  broken(
    'takes no notice of intents to rotate',
    ['an intent to rotate that was', 'one intent to rotate is', 'the intent to rotate gives'],
    (adapter) => ({
      rotate: (id, options, call) => adapter.rotate(id, options, call?.signal ? { signal: call.signal } : {}),
    }),
  ),
  broken('replays a rotation without its secret', ['an intent to rotate that was'], (adapter) => {
    const used = new Set<string>()
    return {
      rotate: async (id, options, call) => {
        const { secret, ...rest } = await adapter.rotate(id, options, call)
        const first = call?.intent === undefined || !used.has(call.intent)
        used.add(call?.intent ?? '')
        return first && secret !== undefined ? { ...rest, secret } : rest
      },
    }
  }),
  broken(
    'replays the first rotation to any request, and for ever',
    ['one intent to rotate is', 'the intent to rotate gives'],
    (adapter) => {
      const answers = new Map<string, Rotated>()
      return {
        rotate: async (id, options, call) => {
          const before = answers.get(call?.intent ?? '')
          if (before !== undefined) return before
          const answer = await adapter.rotate(id, options, call)
          if (call?.intent !== undefined) answers.set(call.intent, answer)
          return answer
        },
      }
    },
  ),
  broken('takes any text for an intent to rotate', ['a refused rotation does not'], (adapter) => ({
    rotate: (id, options, call) =>
      adapter.rotate(id, options, call?.intent === undefined ? call : { ...call, intent: `x${call.intent.length}` }),
  })),
  broken('moves no grace', ['the end of a grace'], (adapter) => ({
    update: (id, patch, call) => {
      const { retiresAt: _retiresAt, ...rest } = patch ?? {}
      return adapter.update(id, rest, call)
    },
  })),
  broken('moves a grace as far as is asked', ['the end of a grace'], (adapter) => ({
    update: (id, patch, call) =>
      adapter.update(
        id,
        Date.parse(patch?.retiresAt ?? '') > Date.now() + 31_536_000_000
          ? { ...patch, retiresAt: new Date(Date.now() + 3_600_000).toISOString() }
          : patch,
        call,
      ),
  })),
  broken('says nothing where there is no grace to move', ['a key that was never replaced', 'the end of a grace'], (adapter) => ({
    update: (id, patch, call) =>
      adapter
        .update(id, patch, call)
        .catch((error: ApiKeyError) => (error.code === 'state' ? found(adapter, id) : Promise.reject(error))),
  })),
  broken('forgets when a key is due for rotation', ['a key may be due', 'a successor ends'], (adapter) => ({
    create: (draft, call) => adapter.create(draft && { ...draft, rotationDueAt: null }, call),
  })),
  broken('takes a due date in the past', ['a key may be due'], (adapter) => ({
    update: (id, patch, call) =>
      adapter.update(
        id,
        typeof patch?.rotationDueAt === 'string' ? { ...patch, rotationDueAt: '2100-01-01T00:00:00Z' } : patch,
        call,
      ),
  })),

  // scopes
  broken('gives each key a scope', ['a key has no scopes where'], (adapter) => ({
    create: (draft, call) => adapter.create(draft && { ...draft, scopes: draft.scopes ?? ['invoices:read'] }, call),
  })),
  broken('has a scope twice', ['the catalogue has each scope once'], (adapter) => ({
    scopes: async (call) => {
      const { scopes, ...rest } = await adapter.scopes(call)
      return { ...rest, scopes: [...scopes, ...scopes.slice(0, 1)] }
    },
  })),
  broken('hands out the catalogue that it keeps', ['the catalogue has each scope once'], (adapter) => {
    const kept = { ...sampleScopes }
    return {
      scopes: async (call) => {
        await adapter.scopes(call)
        return kept
      },
    }
  }),
  broken('forgets scopes', ['a key has the scopes', 'a successor has the scopes'], (adapter) => ({
    create: async (draft, call) => {
      const { key, ...rest } = await adapter.create(draft, call)
      return { ...rest, key: { ...key, scopes: [] } }
    },
    rotate: async (id, options, call) => {
      const { key, ...rest } = await adapter.rotate(id, options, call)
      return { ...rest, key: { ...key, scopes: [] } }
    },
  })),
  broken('drops the scopes that it does not know', ['a scope that the catalogue has not', 'scopes are at most'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(
        draft?.scopes === undefined
          ? draft
          : {
              ...draft,
              scopes: sampleScopes.scopes.map(({ id }) => id).filter((id) => draft.scopes?.includes(id)),
            },
        call,
      ),
  })),
  {
    how: 'minds no role',
    found: ['a scope that exceeds the role', 'an update sets the scopes'],
    make: () => {
      const scopes = sampleScopes.scopes.map((scope) => ({ ...scope, grantable: true }))
      const adapter = memoryAdapter({ test: unreachable, scopes: { ...sampleScopes, scopes } })
      return { adapter: { ...adapter, scopes: async () => structuredClone(sampleScopes) }, rules }
    },
  },
  broken('minds the role for what is named alone', ['a scope that exceeds the role'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(draft?.scopes?.includes('everything') ? { ...draft, scopes: ['invoices:write'] } : draft, call),
  })),
  broken('adds scopes and takes none away', ['an update sets the scopes'], (adapter) => ({
    update: async (id, patch, call) =>
      adapter.update(
        id,
        patch?.scopes === undefined
          ? patch
          : { ...patch, scopes: [...new Set([...(await found(adapter, id)).scopes, ...patch.scopes])] },
        call,
      ),
  })),

  // cancelling
  broken(
    'does not listen to signals',
    ['a call that was aborted before', 'a list that is aborted', 'a create that is aborted', 'the reason of an abort'],
    (adapter) => ({
      list: (query) => adapter.list(query),
      create: (draft, call) => adapter.create(draft, call?.intent === undefined ? {} : { intent: call.intent }),
    }),
  ),
  broken('makes the key, then notices that it was aborted', ['a call that was aborted before'], (adapter) => ({
    create: async (draft, call) => {
      const created = await adapter.create(draft, call?.intent === undefined ? {} : { intent: call.intent })
      if (call?.signal?.aborted) throw new ApiKeyError('aborted')
      return created
    },
  })),
  broken('passes the reason of an abort on', ['the reason of an abort'], (adapter) => ({
    list: (query, call) =>
      call?.signal?.aborted
        ? Promise.reject(new ApiKeyError('aborted', { cause: call.signal.reason }))
        : adapter.list(query, call),
  })),

  // secrets
  listing('lists secrets', ['no answer of any method', 'the secret of an issued key'], (key, secrets) => ({
    ...key,
    secret: secrets.get(key.id),
  })),
  listing('lists secrets in base64', ['no answer of any method', 'the secret of an issued key'], (key, secrets) => ({
    ...key,
    note: btoa(secrets.get(key.id) ?? ''),
  })),
  listing('lists secrets where no enumeration goes', ['no answer of any method'], (key, secrets) =>
    Object.defineProperty({ ...key }, 'hidden', { value: { deep: [secrets.get(key.id)] }, enumerable: false }),
  ),
  broken('answers an issued secret as plain text', ['the secret of an issued key', 'a secret in an answer'], (adapter) => ({
    create: async (draft, call) => {
      const created = await adapter.create(draft, call)
      const text = created.secret?.reveal()
      return text === undefined
        ? created
        : { ...created, secret: { reveal: () => text, toString: () => text } as unknown as Secret }
    },
  })),
  broken('shows half of each secret', ['nothing is shown of a secret', 'a new credential'], (adapter) => ({
    create: async (draft, call) => {
      const created = await adapter.create(draft, call)
      const text = revealed(draft)
      return {
        ...created,
        key: {
          ...created.key,
          hint: { prefix: text.slice(0, Math.ceil(text.length / 2)), tail: text.slice(-Math.floor(text.length / 2)) },
        },
      }
    },
  })),
  refusing('quotes the draft in its errors', ['no error has the secret'], (error, draft) =>
    isApiKeyError(error)
      ? new ApiKeyError(error.code, {
          ...(error.issues ? { issues: error.issues } : {}),
          cause: { draft: { ...draft, secret: revealed(draft) } },
        })
      : error,
  ),
  refusing('quotes the field at fault', ['no error has the secret'], (error, draft) =>
    error.issues ? new ApiKeyError(error.code, { issues: error.issues, params: { value: draft?.name ?? '' } }) : error,
  ),

  // names and aliases
  broken('escapes names', ['names come back'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(
        draft && { ...draft, name: typeof draft.name === 'string' ? draft.name.replaceAll('<', '&lt;') : draft.name },
        call,
      ),
  })),
  broken('normalises names', ['names come back'], (adapter) => ({
    create: (draft, call) =>
      adapter.create(
        draft && { ...draft, name: typeof draft.name === 'string' ? draft.name.normalize('NFKC') : draft.name },
        call,
      ),
  })),
  broken('hands out what it keeps', ['a change to an answer', 'an answered key stays'], (adapter) => {
    const kept = new Map<string, Record<string, unknown>>()
    const shared = (key: ApiKey, changes: object = {}): ApiKey => {
      const mine = Object.assign(kept.get(key.id) ?? { ...key, hint: { ...key.hint } }, changes)
      kept.set(key.id, mine)
      return mine as unknown as ApiKey
    }
    return {
      create: async (draft, call) => {
        const created = await adapter.create(draft, call)
        return { ...created, key: shared(created.key) }
      },
      list: async (query, call) => {
        const page = await adapter.list(query, call)
        return { ...page, items: page.items.map((key) => shared(key)) }
      },
      disable: async (id, call) => {
        const after = await adapter.disable(id, call)
        return shared(after, after)
      },
    }
  }),

  // connection checks
  broken('checks backwards', ['a connection check that fails'], (adapter) => ({
    test: async (target, call) => {
      const { ok, checks } = await adapter.test(target, call)
      return { ok, checks: checks.toReversed() }
    },
  })),
  broken('rejects where a check fails', ['a connection check that fails'], (adapter) => ({
    test: (target, call) =>
      'id' in target
        ? adapter.test(target, call)
        : Promise.reject(new ApiKeyError(call?.signal?.aborted ? 'aborted' : 'network')),
  })),
  broken('says that everything is well', ['a connection check that fails'], () => ({
    test: async () => ({ ok: true, checks: CHECK_STEPS.map((step) => ({ step, state: 'passed' })) }),
  })),
  broken(
    'tries a stored key wherever it is told to, or where it always does',
    ['a stored key is tried at another'],
    (adapter) => ({
      test: (target, call) => adapter.test('id' in target ? { id: target.id } : target, call),
    }),
  ),
  broken('tells of steps as it likes', ['the steps that a connection check'], (adapter) => ({
    test: async (target, call) => {
      call?.onCheck?.({ step: 'address', state: 'passed' })
      return adapter.test(target, call?.signal ? { signal: call.signal } : {})
    },
  })),
  broken('tells a step twice', ['the steps that a connection check'], (adapter) => ({
    test: async (target, call) => {
      call?.onCheck?.({ step: 'format', state: 'passed' })
      return adapter.test(target, call)
    },
  })),
  broken('tells of steps when all is over', ['the steps that a connection check'], (adapter) => ({
    test: async (target, call) => {
      const diagnosis = await adapter.test(target, call?.signal ? { signal: call.signal } : {})
      setTimeout(() => {
        try {
          call?.onCheck?.({ step: 'format', state: 'passed' })
        } catch {
          // Of a listener that throws; here it is too late that matters.
        }
      }, 0)
      return diagnosis
    },
  })),
  broken('ends a check where the listener throws', ['a connection check is the same'], (adapter) => ({
    test: async (target, call) => {
      call?.onCheck?.({ step: 'format', state: 'passed' })
      return adapter.test(target, call?.signal ? { signal: call.signal } : {})
    },
  })),
  broken('stores what it checks', ['a connection check makes'], (adapter) => ({
    test: async (target, call) => {
      await adapter.create({ kind: 'issued', name: 'Left behind' })
      return adapter.test(target, call)
    },
  })),
]
