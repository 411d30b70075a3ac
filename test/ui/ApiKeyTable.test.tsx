import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ListQuery, Page } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import type { ApiKey } from '../../src/core/model'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { KEY } from '../support/addForm'
import { type Deferred, deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const table = () => screen.getByRole('table', { name: 'API keys' })
const rowOf = async (name: string) => {
  const row = (await screen.findByRole('rowheader', { name: new RegExp(name) })).closest('tr')
  if (row === null) throw new Error('a row header outside of a row')
  return within(row)
}
const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.querySelector('.kr-name')?.textContent)

describe('a list on its way', () => {
  it('is a table of the final shape that says that it loads', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { on: { list: [{ kind: 'hang' }] } })
    const { container } = renderWithKeyrack(<ApiKeyTable />, { adapter })
    expect(table()).toHaveAttribute('aria-busy', 'true')
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      '',
      'Name',
      'Kind',
      'Endpoint',
      'Key',
      'Application',
      'Status',
      'Created',
      'Last used',
      'Expires',
      'Actions',
    ])
    expect(screen.getByText('Loading API keys')).toHaveAttribute('role', 'status')
    // Five rows that a screen reader does not hear.
    expect(container.querySelectorAll('tbody tr[aria-hidden="true"]')).toHaveLength(5)
    expect(screen.queryByText('No API keys yet.')).not.toBeInTheDocument()
    await expectNoViolations()
  })
})

describe('a list without keys', () => {
  it('says so in a sentence, what to do, and gives the host room for one action', async () => {
    renderWithKeyrack(<ApiKeyTable empty={<a href="https://docs.example.com">About keys</a>} />)
    expect(await screen.findByText('No API keys yet.')).toBeVisible()
    expect(screen.getByText(/^Bring a key that opens an outside service/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'About keys' })).toBeVisible()
    await expectNoViolations()
  })
})

describe('a row', () => {
  const shown = async (key: ApiKey) => {
    renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys: [key] }), now: NOW })
    return rowOf(key.name)
  }

  it('has the name, kind, endpoint, masked key, application, status and times of a credential', async () => {
    const row = await shown(
      credential({ application: 'Storefront', createdAt: daysAway(-30), lastUsedAt: daysAway(-3), expiresAt: daysAway(60) }),
    )
    expect(row.getByRole('rowheader')).toHaveTextContent('Billing')
    const cells = row.getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells).toEqual([
      '',
      'Credential',
      'https://api.example.com/v1',
      'sk_live_••••••••wxyzHidden key ending in wxyz',
      'Storefront',
      'Active',
      '4 weeks ago',
      '3 days ago',
      'in 1 month',
      '',
    ])
    expect(row.getByText('3 days ago')).toHaveAttribute('datetime', daysAway(-3))
    expect(row.getByRole('button', { name: 'Actions for Billing' })).toHaveAttribute('aria-haspopup', 'menu')
  })

  it('says what an issued key has none of', async () => {
    const row = await shown(issued())
    expect(row.getByText('Issued')).toBeVisible()
    expect(row.getAllByText('None')).toHaveLength(2)
    expect(row.getAllByText('Never')).toHaveLength(2)
    expect(row.getByText('demo_test_••••••••')).toBeVisible()
    expect(row.getByText('Hidden key')).toBeInTheDocument()
  })

  it('has the bullets for the eye and words for the ear', async () => {
    const row = await shown(credential())
    expect(row.getByText('sk_live_••••••••wxyz')).toHaveAttribute('aria-hidden', 'true')
    expect(row.getByText('sk_live_••••••••wxyz')).toHaveAttribute('dir', 'ltr')
    expect(row.getByText('Hidden key ending in wxyz')).toBeInTheDocument()
  })

  it.each([
    ['Active', {}],
    ['Expires soon', { expiresAt: daysAway(2) }],
    ['Being replaced', { retiresAt: daysAway(1), replacedBy: 'key_2' }],
    ['Expired', { expiresAt: daysAway(-1) }],
    ['Disabled', { state: 'disabled' }],
    ['Revoked', { state: 'revoked' }],
  ] as const)('calls a key “%s” in words', async (word, changes) => {
    expect((await shown(credential(changes))).getByText(word)).toBeVisible()
  })

  it('shows a name as the text that it is', async () => {
    const name = '<img src=x onerror=alert(1)> {{name}} $t(actions.cancel)'
    renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys: [credential({ name })] }), now: NOW })
    expect(await screen.findByText(name)).toBeVisible()
    expect(screen.getByRole('button', { name: `Actions for ${name}` })).toBeVisible()
    expect(document.querySelector('img')).toBeNull()
  })

  it('of every status and kind passes axe', async () => {
    renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys: sampleKeys(12, { now: NOW }) }), now: NOW })
    await screen.findByText('12 keys')
    await expectNoViolations()
  })
})

describe('a list that cannot be read', () => {
  it('says what happened and what to do, and reads again when asked', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys: [credential()] }), {
      on: { list: [{ kind: 'failBefore', code: 'unavailable' }] },
    })
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('The keys could not be loaded. The service cannot answer at the moment.')
    expect(alert).toHaveTextContent('Try again in a minute.')
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
    expect(screen.queryByText('No API keys yet.')).not.toBeInTheDocument()
    await expectNoViolations()

    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await rowOf('Billing')).toBeDefined()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  it.each([
    ['throws a string', { kind: 'throws', value: `boom ${KEY}` }, 'Something went wrong.'],
    ['rejects with nothing', { kind: 'rejects', value: undefined }, 'Something went wrong.'],
    ['rejects with an error of its own', { kind: 'rejects', value: new Error(`HTTP 500 for ${KEY}`) }, 'Something went wrong.'],
    ['answers with a string', { kind: 'wrongShape', value: KEY }, 'The service gave an answer that cannot be read.'],
    ['answers with nothing', { kind: 'wrongShape', value: undefined }, 'The service gave an answer that cannot be read.'],
    [
      'answers with keys that are none',
      { kind: 'wrongShape', value: { items: [{ id: 1 }], nextCursor: null } },
      'The service gave an answer that cannot be read.',
    ],
  ] as const)('because the adapter %s is a clear sentence, and none of the adapter’s', async (_, fault, sentence) => {
    renderWithKeyrack(<ApiKeyTable />, { adapter: faultyAdapter(memoryAdapter(), { on: { list: [fault] } }) })
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    expect(document.body).not.toHaveTextContent('boom')
  })

  it('names the reference under which the log has it', async () => {
    const adapter = { ...memoryAdapter(), list: () => Promise.reject(new ApiKeyError('unavailable', { correlationId: 'req_7' })) }
    renderWithKeyrack(<ApiKeyTable />, { adapter })
    expect(await screen.findByText('Reference for the service log: req_7')).toBeVisible()
  })

  it('keeps the keys as they were last read', async () => {
    const memory = memoryAdapter({ keys: [credential(), issued()] })
    const adapter = faultyAdapter(memory, { on: { list: [null, { kind: 'failBefore', code: 'network' }] } })
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter, now: NOW })
    await user.click((await rowOf('Billing')).getByRole('button', { name: /^Actions/ }))
    // After each action the list is read anew: this time in vain.
    await user.click(await screen.findByRole('menuitem', { name: 'Disable' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('it shows the keys as they were last read')
    expect(names()).toEqual(['Billing', 'Reports'])
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await vi.waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument())
  })
})

describe('search', () => {
  const keys = [credential({ name: 'maps (staging)' }), credential({ name: 'maps production' }), issued({ name: 'mail' })]

  it('finds what is typed, characters with a meaning elsewhere included', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys }) })
    await rowOf('mail')
    await user.type(screen.getByRole('searchbox', { name: 'Search keys' }), '(sta')
    await vi.waitFor(() => expect(names()).toEqual(['maps (staging)']))
    expect(screen.getByText('1 key')).toBeVisible()
  })

  it('says what it did not find, and clears itself', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys }) })
    await rowOf('mail')
    await user.type(screen.getByRole('searchbox'), 'nothing has this')
    expect(await screen.findByText('No key matches “nothing has this”.')).toBeVisible()
    const said = new Set<string | null>()
    const observer = new MutationObserver(() => said.add(document.body.textContent))
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    await user.click(screen.getByRole('button', { name: 'Clear the search' }))
    await vi.waitFor(() => expect(names()).toHaveLength(3))
    observer.disconnect()
    // The keys are there; not even for a moment may it read as if there were none.
    expect([...said].filter((text) => text?.includes('No API keys yet.'))).toEqual([])
    expect(screen.getByRole('searchbox')).toHaveValue('')
    expect(screen.getByRole('searchbox')).toHaveFocus()
  })

  it('shows the answer to the last thing typed, whichever comes last', async () => {
    const answers = new Map<string, Deferred<Page<ApiKey>>>()
    const signals = new Map<string, AbortSignal | undefined>()
    const list = ({ search = '' }: ListQuery, call?: { signal?: AbortSignal }) => {
      const answer = deferred<Page<ApiKey>>()
      answers.set(search, answer)
      signals.set(search, call?.signal)
      return answer.promise
    }
    const page = (name: string): Page<ApiKey> => ({ items: [credential({ name })], nextCursor: null, total: 1 })
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" />, { adapter: { ...memoryAdapter(), list } })
    await act(async () => answers.get('')?.resolve(page('all')))
    await user.type(screen.getByRole('searchbox'), 'a')
    await vi.waitFor(() => expect(answers.has('a')).toBe(true))
    await user.type(screen.getByRole('searchbox'), 'b')
    await vi.waitFor(() => expect(answers.has('ab')).toBe(true))
    expect(signals.get('a')?.aborted).toBe(true)
    expect(table()).toHaveAttribute('aria-busy', 'true')
    await act(async () => answers.get('ab')?.resolve(page('found for ab')))
    await vi.waitFor(() => expect(names()).toEqual(['found for ab']))
    await act(async () => {
      answers.get('a')?.resolve(page('found for a'))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect(names()).toEqual(['found for ab'])
    expect(table()).toHaveAttribute('aria-busy', 'false')
  })

  it('asks once for a word that is typed in one go', async () => {
    const adapter = memoryAdapter({ keys })
    const list = vi.spyOn(adapter, 'list')
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" />, { adapter })
    await rowOf('mail')
    await user.type(screen.getByRole('searchbox'), 'maps')
    await vi.waitFor(() => expect(names()).toHaveLength(2))
    expect(list.mock.calls.map(([{ search }]) => search)).toEqual([undefined, 'maps'])
  })

  it('is not offered where nobody can search', async () => {
    const adapter = { ...memoryAdapter({ keys }), supports: { search: false } }
    renderWithKeyrack(<ApiKeyTable mode="adapter" />, { adapter })
    await rowOf('mail')
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument()
  })

  it('is done here where the adapter cannot', async () => {
    const adapter = { ...memoryAdapter({ keys }), supports: { search: false } }
    const list = vi.spyOn(adapter, 'list')
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter })
    await rowOf('mail')
    await user.type(screen.getByRole('searchbox'), '(sta')
    await vi.waitFor(() => expect(names()).toEqual(['maps (staging)']))
    expect(list).toHaveBeenCalledOnce()
  })
})

describe('a long list', () => {
  const keys = Array.from({ length: 5 }, (_, n) => credential({ name: `Key ${n}`, createdAt: daysAway(-n) }))

  it('comes page by page, and counts', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" pageSize={2} />, { adapter: memoryAdapter({ keys }) })
    expect(await screen.findByText('5 keys · 2 of 5 shown')).toBeVisible()
    expect(names()).toEqual(['Key 0', 'Key 1'])
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByText('5 keys · 4 of 5 shown')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByText('5 keys')).toBeVisible()
    expect(names()).toEqual(['Key 0', 'Key 1', 'Key 2', 'Key 3', 'Key 4'])
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument()
  })

  it('keeps what is there when the next page does not come', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys }), { on: { list: [null, { kind: 'failBefore', code: 'timeout' }] } })
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" pageSize={2} />, { adapter })
    await user.click(await screen.findByRole('button', { name: 'Show more' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The service took too long to answer.')
    expect(names()).toEqual(['Key 0', 'Key 1'])
  })

  it('shows a key once that two pages have', async () => {
    const list = ({ cursor }: ListQuery) =>
      Promise.resolve({
        items: cursor ? [keys[1], keys[2]] : [keys[0], keys[1]],
        nextCursor: cursor ? null : 'next',
      } as Page<ApiKey>)
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: { ...memoryAdapter(), list } })
    await user.click(await screen.findByRole('button', { name: 'Show more' }))
    await vi.waitFor(() => expect(names()).toEqual(['Key 0', 'Key 1', 'Key 2']))
    expect(screen.getByText('3 keys')).toBeVisible()
  })
})
