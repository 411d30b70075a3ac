import { QueryClient } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { Component, type ReactNode, StrictMode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import type { RuleOverrides } from '../../src/core/rules'
import { AddApiKeyModal as Parts } from '../../src/headless/AddApiKeyModal'
import { ApiKeyTable as TableParts } from '../../src/headless/ApiKeyTable'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { schemaOf } from '../../src/headless/schemaOf'
import { useApiKeys } from '../../src/headless/useApiKeys'
import { useKeyrack } from '../../src/headless/useKeyrack'
import { findLeak } from '../../src/testing/findLeak'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { addForm, KEY } from '../support/addForm'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { whatIsThrownBy } from '../support/whatIsThrownBy'

class Fallen extends Component<{ readonly onFall: (message: string) => void; readonly children: ReactNode }> {
  override state = { fallen: false }
  static getDerivedStateFromError() {
    return { fallen: true }
  }
  override componentDidCatch(error: Error) {
    this.props.onFall(error.message)
  }
  override render() {
    return this.state.fallen ? null : this.props.children
  }
}

describe('what is wired wrong says what, why and how to fix it', () => {
  it('no adapter', () => {
    expect(whatIsThrownBy(<KeyrackProvider adapter={undefined as unknown as ApiKeyAdapter} />)).toMatch(
      /^keyrack: KeyrackProvider needs an `adapter`.*nowhere to read keys from\. Pass memoryAdapter\(\) or httpAdapter.*docs\/errors\/no-adapter\.md$/,
    )
  })

  it('something else than an adapter', () => {
    expect(whatIsThrownBy(<KeyrackProvider adapter={{} as ApiKeyAdapter} />)).toContain('docs/errors/no-adapter.md')
  })

  it.each([
    ['ApiKeyTable', <ApiKeyTable key="table" />],
    ['ApiKeyManager', <ApiKeyManager key="manager" />],
    ['AddApiKeyModal', <AddApiKeyModal key="modal" open />],
  ])('%s outside of a provider', (_, component) => {
    expect(whatIsThrownBy(component)).toMatch(
      /^keyrack: .*no KeyrackProvider above.*or pass it an `adapter` prop.*no-provider\.md$/,
    )
  })

  it.each([
    ['a part of the table', <TableParts.Search key="search" />, 'ApiKeyTable.Root'],
    ['a part of the modal', <Parts.Form key="form" />, 'AddApiKeyModal.Root'],
  ])('%s outside of its root', (_, part, root) => {
    const said = whatIsThrownBy(<KeyrackProvider adapter={memoryAdapter()}>{part}</KeyrackProvider>)
    expect(said).toContain(`stands outside of ${root}`)
    expect(said).toContain('docs/errors/no-root.md')
  })

  it('a pattern that can backtrack, by its path, once it was judged', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const swallow = (event: ErrorEvent) => event.preventDefault()
    window.addEventListener('error', swallow)
    const said = vi.fn()
    const rules = { key: { pattern: '(a+)+' } }
    render(
      <Fallen onFall={said}>
        <KeyrackProvider adapter={memoryAdapter()} rules={rules}>
          <p>There</p>
        </KeyrackProvider>
      </Fallen>,
    )
    await waitFor(() => expect(said).toHaveBeenCalled())
    expect(said.mock.calls[0]?.[0]).toMatch(
      /^keyrack: rules\.key\.pattern must be a pattern that can read a text in one way only/,
    )
    expect(screen.queryByText('There')).not.toBeInTheDocument()
    window.removeEventListener('error', swallow)
    error.mockRestore()
  })

  it('and lets a pattern stand that cannot', async () => {
    renderWithKeyrack(<AddApiKeyModal open />, { rules: { key: { pattern: 'sk_[a-z]+' } } })
    await addForm.opened()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(addForm.key()).toBeVisible()
  })

  it('a rule that cannot be read, by its path', () => {
    const rules = { key: { minLength: 'twelve' } } as unknown as RuleOverrides
    expect(whatIsThrownBy(<KeyrackProvider adapter={memoryAdapter()} rules={rules} />)).toContain(
      'rules.key.minLength must be a whole number',
    )
  })
})

describe('a component with an adapter of its own', () => {
  it('needs no provider', async () => {
    const [first] = sampleKeys(1)
    render(<ApiKeyTable adapter={memoryAdapter({ keys: sampleKeys(1) })} />)
    expect(await screen.findByRole('rowheader', { name: new RegExp(first?.name ?? '?') })).toBeVisible()
  })

  it('reads from its own, not from the provider’s', async () => {
    const [own, other] = sampleKeys(2)
    renderWithKeyrack(<ApiKeyTable adapter={memoryAdapter({ keys: own ? [own] : [] })} />, {
      adapter: memoryAdapter({ keys: other ? [other] : [] }),
    })
    expect(await screen.findByRole('rowheader', { name: new RegExp(own?.name ?? '?') })).toBeVisible()
    expect(screen.queryByRole('rowheader', { name: new RegExp(other?.name ?? '?') })).not.toBeInTheDocument()
  })
})

describe('rules of the host', () => {
  const stricter = canonical.key.minLength + 7

  it('are in the schema, the sentence, the input and the counter', async () => {
    const { user } = renderWithKeyrack(<AddApiKeyModal open />, { rules: { key: { minLength: stricter } } })
    await addForm.opened()
    expect(addForm.key()).toHaveAttribute('minLength', String(stricter))
    await user.type(addForm.key(), 'k'.repeat(stricter - 1))
    expect(screen.getByText(`${stricter - 1} characters of at least ${stricter}`)).toBeVisible()
    await user.click(addForm.submit())
    expect(await screen.findByText(`The key needs at least ${stricter} characters`)).toBeVisible()
    await user.type(addForm.key(), 'k')
    expect(addForm.key()).not.toBeInvalid()
  })

  it('are reported and not taken where they would weaken one', async () => {
    const onEvent = vi.fn()
    renderWithKeyrack(<AddApiKeyModal open />, { rules: { key: { minLength: 1 } }, onEvent })
    await addForm.opened()
    expect(addForm.key()).toHaveAttribute('minLength', String(canonical.key.minLength))
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'rulesLoosened', paths: ['rules.key.minLength'] })
  })

  it('may be written inline: the schema is compiled once for the same content', () => {
    const schemas = new Set<unknown>()
    const Probe = () => {
      schemas.add(schemaOf(useKeyrack().rules))
      return null
    }
    const adapter = memoryAdapter()
    const tree = () => (
      <KeyrackProvider adapter={adapter} rules={{ key: { minLength: stricter } }} can={() => true}>
        <Probe />
      </KeyrackProvider>
    )
    const { rerender } = render(tree())
    rerender(tree())
    expect(schemas.size).toBe(1)
  })
})

describe('the cache', () => {
  const Names = () => useApiKeys().keys.map(({ id, name }) => <p key={id}>{name}</p>)

  it('is the host’s where it passes one, under keys of our own', async () => {
    const queryClient = new QueryClient()
    const [first] = sampleKeys(1)
    renderWithKeyrack(<Names />, { adapter: memoryAdapter({ keys: sampleKeys(1) }), queryClient })
    await screen.findByText(first?.name ?? '?')
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey[0]),
    ).toEqual(['keyrack'])
    queryClient.clear()
  })

  it('keeps the keys of two adapters apart', async () => {
    const queryClient = new QueryClient()
    const [one, two] = sampleKeys(2)
    for (const key of [one, two])
      if (key)
        render(
          <KeyrackProvider adapter={memoryAdapter({ keys: [key] })} queryClient={queryClient}>
            <Names />
          </KeyrackProvider>,
        )
    expect(await screen.findAllByText(one?.name ?? '?')).toHaveLength(1)
    expect(await screen.findAllByText(two?.name ?? '?')).toHaveLength(1)
    queryClient.clear()
  })

  it('holds no secret, even where an adapter’s list has one', async () => {
    const queryClient = new QueryClient()
    const keys = sampleKeys(1).map((key) => ({ ...key, secret: KEY, hint: { ...key.hint, full: KEY } }))
    const adapter = { ...memoryAdapter(), list: () => Promise.resolve({ items: keys, nextCursor: null }) }
    renderWithKeyrack(<Names />, { adapter, queryClient })
    await screen.findByText(keys[0]?.name ?? '?')
    expect(
      findLeak(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
        KEY,
      ),
    ).toBeNull()
    queryClient.clear()
  })
})

describe('React', () => {
  it('may mount everything twice', async () => {
    const adapter = memoryAdapter({ keys: sampleKeys(3) })
    render(
      <StrictMode>
        <ApiKeyManager adapter={adapter} />
      </StrictMode>,
    )
    expect(await screen.findAllByRole('rowheader')).toHaveLength(3)
  })
})
