import type { ApiKeyDraft } from '../../core/adapter'
import type { FieldIssue } from '../../core/errors'
import type { RuleField } from '../../core/rules'
import { type AdapterCase, adapterCase, type Trial } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { credentials, draftFor, everyKey, makeKey, PAST } from '../drafts'

const issuesOn = async ({ adapter }: Trial, draft: ApiKeyDraft, what: string): Promise<readonly FieldIssue[]> => {
  const { issues } = await claimRejects(() => adapter.create(draft), what, 'invalid')
  claim(issues !== undefined && issues.length > 0, `${what} should be rejected with its issues`)
  return issues
}

const claimRefused = async (trial: Trial, draft: ApiKeyDraft, field: RuleField, code: string, what: string): Promise<void> => {
  const issues = await issuesOn(trial, draft, what)
  claim(
    issues.some((issue) => issue.field === field && issue.code === code),
    `${what} should have the issue ${code} on ${field}`,
  )
}

const claimEmpty = async ({ adapter }: Trial): Promise<void> =>
  claimSame((await everyKey(adapter)).length, 0, 'The number of keys after refused drafts')

/** Line breaks split a header, spaces and zero-width characters are slips of a paste, é does not fit a header field. */
const UNFIT = ['\r\nX-Injected: 1', '\n', '\u0000', ' ', '\t', '\u007f', '\u00a0', 'é', '\u200b', '\u202e', '\ufeff', 'а', '🔑']

export const ruleCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a secret is as long as the rules ask, and no character shorter or longer',
    fits: credentials,
    async check(bench) {
      const { minLength, maxLength } = bench.rules.key
      const draft = (length: number) => draftFor(bench, { kind: 'credential', secret: 'aZ0-$'.repeat(length).slice(0, length) })
      if (minLength !== undefined && minLength > 1) {
        await claimRefused(bench, draft(minLength - 1), 'key', 'minLength', `A secret of ${minLength - 1} characters`)
        await claimEmpty(bench)
        await bench.adapter.create(draft(minLength))
      }
      if (maxLength !== undefined) {
        await claimRefused(bench, draft(maxLength + 1), 'key', 'maxLength', `A secret of ${maxLength + 1} characters`)
        await bench.adapter.create(draft(maxLength))
      }
    },
  }),

  adapterCase({
    name: 'an issue carries the numbers of its rule',
    fits: ({ kinds }) => kinds?.includes('credential') ?? true,
    async check(bench) {
      const { minLength } = bench.rules.key
      if (minLength === undefined || minLength < 2) return
      const issues = await issuesOn(bench, draftFor(bench, { kind: 'credential', secret: 'x' }), 'A secret of one character')
      claimSame(
        issues.find(({ field }) => field === 'key')?.params?.['minLength'],
        minLength,
        'The minLength of the issue on the key',
      )
    },
  }),

  adapterCase({
    name: 'a name is required and counted in characters, not in UTF-16 units',
    async check(bench) {
      await claimRefused(bench, draftFor(bench, { name: '' }), 'name', 'required', 'An empty name')
      await claimRefused(bench, draftFor(bench, { name: ' \u3000\t' }), 'name', 'required', 'A name of white space')
      const { maxLength } = bench.rules.name
      if (maxLength === undefined) return
      for (const character of ['x', '钥', '🔑']) {
        await claimRefused(
          bench,
          draftFor(bench, { name: character.repeat(maxLength + 1) }),
          'name',
          'maxLength',
          `A name of ${maxLength + 1} × ${character}`,
        )
        const longest = character.repeat(maxLength)
        claimSame((await makeKey(bench, { name: longest })).name, longest, `A name of ${maxLength} × ${character}`)
      }
    },
  }),

  adapterCase({
    name: 'every field at fault is reported at once, and nothing is made',
    fits: credentials,
    async check(bench) {
      const draft = draftFor(bench, { kind: 'credential', name: '', endpoint: 'no address', secret: '', expiresAt: PAST })
      const issues = await issuesOn(bench, draft, 'A draft with four faults')
      claimSame(
        [...new Set(issues.map(({ field }) => field))].sort(),
        ['endpoint', 'expiresAt', 'key', 'name'],
        'The fields with issues',
      )
      await claimEmpty(bench)
    },
  }),

  adapterCase({
    name: 'a secret with a character that a header field cannot carry is refused as it is, not repaired',
    fits: (supports) => credentials(supports),
    async check(bench) {
      if (bench.rules.key.characters !== 'visible-ascii') return
      const filler = 'x'.repeat(Math.max(20, bench.rules.key.minLength ?? 0))
      for (const unfit of UNFIT) {
        for (const secret of [`${filler}${unfit}${filler}`, `${unfit}${filler}`, `${filler}${unfit}`])
          await claimRefused(
            bench,
            draftFor(bench, { kind: 'credential', secret }),
            'key',
            'characters',
            `A secret with ${JSON.stringify(unfit)}`,
          )
      }
      await claimEmpty(bench)
    },
  }),

  adapterCase({
    name: 'each visible ASCII character may be in a secret',
    fits: credentials,
    async check(bench) {
      const all = String.fromCharCode(...Array.from({ length: 0x7e - 0x20 }, (_, n) => 0x21 + n))
      await makeKey(bench, { kind: 'credential', secret: all })
    },
  }),

  adapterCase({
    name: 'an endpoint is an absolute address without user name and fragment',
    fits: credentials,
    async check(bench) {
      for (const [endpoint, code] of [
        ['', 'required'],
        ['api.example.com/v1', 'url'],
        ['/v1', 'url'],
        ['https://', 'url'],
        ['https://exa mple.com', 'url'],
        ['https://user:pass@example.com/v1', 'userinfo'],
        ['https://example.com/v1#top', 'fragment'],
      ] as const)
        await claimRefused(
          bench,
          draftFor(bench, { kind: 'credential', endpoint }),
          'endpoint',
          code,
          `The endpoint ${JSON.stringify(endpoint)}`,
        )
      await claimEmpty(bench)
    },
  }),

  adapterCase({
    name: 'an endpoint has one of the schemes that the rules name',
    fits: credentials,
    async check(bench) {
      const { protocols } = bench.rules.endpoint
      if (protocols === undefined) return
      for (const scheme of ['http', 'https', 'ftp', 'file', 'javascript', 'data'].filter((name) => !protocols.includes(name)))
        await claimRefused(
          bench,
          draftFor(bench, { kind: 'credential', endpoint: `${scheme}://example.com/v1` }),
          'endpoint',
          'protocols',
          `An endpoint with ${scheme}:`,
        )
      for (const scheme of protocols) await makeKey(bench, { kind: 'credential', endpoint: `${scheme}://example.com/v1` })
    },
  }),

  adapterCase({
    name: 'an end in the past, or one that is no instant, is refused',
    async check(bench) {
      await claimRefused(bench, draftFor(bench, { expiresAt: PAST }), 'expiresAt', 'future', 'An end in the past')
      for (const expiresAt of ['tomorrow', '2100-13-01T00:00:00Z', '2100-01-01', '4102444800000'])
        await claimRefused(
          bench,
          draftFor(bench, { expiresAt }),
          'expiresAt',
          'instant',
          `An end of ${JSON.stringify(expiresAt)}`,
        )
      await claimEmpty(bench)
    },
  }),

  adapterCase({
    name: 'a draft or a query of a wrong shape is a rejection, never an exception',
    async check(bench) {
      const { adapter } = bench
      const lawful = draftFor(bench)
      for (const draft of [
        null,
        undefined,
        'a string',
        1,
        [],
        {},
        { kind: 'other', name: 'x' },
        { kind: 'credential', name: 'x' },
      ])
        await claimRejects(() => adapter.create(draft as unknown as ApiKeyDraft), `A create with ${JSON.stringify(draft)}`)
      for (const changes of [{ name: 1 }, { name: null }, { name: ['x'] }, { application: {} }, { expiresAt: 4_102_444_800_000 }])
        await claimRejects(
          () => adapter.create({ ...lawful, ...changes } as unknown as ApiKeyDraft),
          `A create with ${JSON.stringify(changes)}`,
          'invalid',
        )
      for (const query of [
        null,
        { filter: { kind: ['other'] } },
        { sort: [{ key: 'secret', direction: 'ascending' }] },
        { sort: [{ key: '__proto__', direction: 'ascending' }] },
      ])
        await claimRejects(() => adapter.list(query as never), `A list with ${JSON.stringify(query)}`, 'malformed')
      await claimEmpty(bench)
    },
  }),
]
