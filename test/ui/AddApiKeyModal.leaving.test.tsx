import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { loadLocale } from '../../src/i18n/locales'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { RotateApiKeyDialog } from '../../src/ui/RotateApiKeyDialog'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { addForm } from '../support/addForm'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { issued } from '../support/sampleKey'

const GUARD = 'Say that you have kept the key first; it cannot be shown again.'

interface Page {
  readonly at?: 'keys' | 'elsewhere'
  readonly adapter?: ApiKeyAdapter
  readonly language?: string
  readonly modals?: number
}

/** A host whose provider stays while its routes come and go. */
const visit = ({ strict = false, ...first }: Page & { readonly strict?: boolean } = {}) => {
  const user = userEvent.setup()
  const onEvent = vi.fn()
  const own = memoryAdapter()
  const page = ({ at = 'keys', adapter = own, language = 'en', modals = 1 }: Page) => (
    // Callbacks of its own with each render, as hosts write them.
    <KeyrackProvider adapter={adapter} language={language} onEvent={(event) => onEvent(event)} can={() => true}>
      {at === 'elsewhere' && <p>Elsewhere</p>}
      {at === 'keys' &&
        Array.from({ length: modals }, (_, index) => (
          <AddApiKeyModal key={index} trigger={<button type="button">Add {index}</button>} />
        ))}
    </KeyrackProvider>
  )
  const { rerender } = render(page(first), strict ? { wrapper: StrictMode } : {})
  return {
    user,
    go: (to: Page) => rerender(page({ ...first, ...to })),
    told: () => onEvent.mock.calls.map(([event]) => event).filter(({ code }) => code.startsWith('secret')),
  }
}
const start = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('button', { name: 'Add 0' }))
  await addForm.opened()
  await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
  await user.type(addForm.name(), 'Reports')
  await user.click(addForm.submit())
}
const secret = () => screen.findByRole('textbox', { name: 'New key' })
const issue = async (user: ReturnType<typeof userEvent.setup>) => {
  await start(user)
  return (await secret()).textContent ?? ''
}
const expectGone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
const keep = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await expectGone()
}

describe('an issued key that nobody has kept', () => {
  it.each([
    ['Escape', (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}')],
    [
      'a press outside',
      (user) => user.pointer([{ keys: '[MouseLeft]', target: document.querySelector('.kr-overlay') as Element }]),
    ],
    ['the Escape of a composition', async () => void fireEvent.keyDown(addForm.dialog(), { key: 'Escape', isComposing: true })],
    ['Done', (user) => user.click(screen.getByRole('button', { name: 'Done' }))],
  ] satisfies [string, (user: ReturnType<typeof userEvent.setup>) => Promise<unknown>][])(
    'is not closed by %s, which says why',
    async (_, leave) => {
      const { user } = visit()
      const text = await issue(user)
      await leave(user)
      expect(await screen.findByRole('alert')).toHaveTextContent(GUARD)
      expect(await secret()).toHaveTextContent(text)
      expect(await secret()).toBeVisible()
      await expectNoViolations()
    },
  )

  it('stays through renders of its host and through another language', async () => {
    const { user, go, told } = visit()
    const text = await issue(user)
    const element = await secret()
    for (let times = 0; times < 3; times++) go({})
    await loadLocale('de')
    go({ language: 'de' })
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Done' })).not.toBeInTheDocument())
    expect(screen.getByRole('dialog')).toContainElement(element)
    expect(element).toHaveTextContent(text)
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
    expect(told()).toEqual([])
  })

  it.each([false, true])('is shown again, guarded, after its route was left (strict mode: %s)', async (strict) => {
    const { user, go, told } = visit({ strict })
    const text = await issue(user)
    go({ at: 'elsewhere' })
    await expectGone()
    await waitFor(() => expect(told()).toEqual([{ code: 'secretUnkept', keyId: expect.any(String) }]))
    expect(document.documentElement.outerHTML).not.toContain(text)
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, told()])).not.toContain(text)
    go({ at: 'keys' })
    expect(await secret()).toHaveTextContent(text)
    expect(await secret()).toHaveFocus()
    expect(await screen.findByText(GUARD)).toBeVisible()
    await keep(user)
    go({ at: 'elsewhere' })
    go({ at: 'keys' })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(told()).toHaveLength(1)
  })

  it('is shown again as often as it is left', async () => {
    const { user, go, told } = visit()
    const text = await issue(user)
    for (let times = 1; times <= 3; times++) {
      go({ at: 'elsewhere' })
      await waitFor(() => expect(told()).toHaveLength(times))
      go({ at: 'keys' })
      expect(await secret()).toHaveTextContent(text)
    }
    await keep(user)
  })

  it('is not shown to whom another adapter belongs', async () => {
    const { user, go } = visit()
    const text = await issue(user)
    const other = memoryAdapter()
    go({ at: 'elsewhere', adapter: other })
    go({ at: 'keys', adapter: other })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    go({ at: 'keys' })
    expect(await secret()).toHaveTextContent(text)
  })

  it('is shown by another modal that is there, and by one only', async () => {
    const { user, go, told } = visit({ modals: 2 })
    const text = await issue(user)
    go({ at: 'elsewhere', modals: 2 })
    await waitFor(() => expect(told()).toHaveLength(1))
    go({ at: 'keys', modals: 2 })
    expect(await secret()).toHaveTextContent(text)
    expect(screen.getAllByRole('dialog')).toHaveLength(1)
    await keep(user)
    expect(told()).toHaveLength(1)
  })

  it('waits where it was made after its route was left, and shows itself where there is a modal', async () => {
    const answer = deferred<void>()
    const memory = memoryAdapter()
    const adapter: ApiKeyAdapter = {
      ...memory,
      create: async (...call) => {
        const created = await memory.create(...call)
        await answer.promise
        return created
      },
    }
    const { user, go, told } = visit({ adapter })
    await start(user)
    await screen.findByText('Saving …')
    go({ at: 'elsewhere' })
    go({ at: 'keys' })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    await act(async () => answer.resolve())
    expect((await secret()).textContent).toMatch(/^\w{20,}$/)
    expect(told()).toEqual([])
    await keep(user)
  })
})

describe('an issued key whose secret did not arrive', () => {
  it('is not passed over: the dialog says what to do, and tells the host', async () => {
    const memory = memoryAdapter()
    const adapter: ApiKeyAdapter = { ...memory, create: async (...call) => ({ key: (await memory.create(...call)).key }) }
    const user = userEvent.setup()
    const onEvent = vi.fn()
    render(
      <KeyrackProvider adapter={adapter} onEvent={onEvent}>
        <ApiKeyManager />
      </KeyrackProvider>,
    )
    await user.click(screen.getAllByRole('button', { name: 'Add API key' })[0] as HTMLElement)
    await addForm.opened()
    await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
    await user.type(addForm.name(), 'Reports')
    await user.click(addForm.submit())
    const [, close] = await screen.findAllByRole('button', { name: 'Close' })
    expect(screen.getByRole('alert')).toHaveTextContent(
      /^“.*Reports.*” was made, but its secret did not arrive and cannot be shown\. In the list, revoke it, or rotate it for a new one\.$/,
    )
    expect(close).toHaveFocus()
    await expectNoViolations()
    expect(onEvent.mock.calls).toContainEqual([{ code: 'secretMissing', keyId: expect.any(String) }])
    await user.click(close as HTMLElement)
    await expectGone()
    expect(await screen.findByRole('rowheader', { name: /^Reports/ })).toBeVisible()
  })
})

describe('the new key of a rotation that nobody has kept', () => {
  it('is shown again where there is a modal, and held until then', async () => {
    const user = userEvent.setup()
    const onEvent = vi.fn()
    const key = issued()
    const adapter = memoryAdapter({ keys: [key] })
    const page = (at: 'key' | 'elsewhere' | 'keys') => (
      <KeyrackProvider adapter={adapter} onEvent={(event) => onEvent(event)}>
        {at === 'key' && <RotateApiKeyDialog apiKey={key} open onOpenChange={() => undefined} />}
        {at === 'keys' && <AddApiKeyModal trigger={<button type="button">Add</button>} />}
      </KeyrackProvider>
    )
    const { rerender } = render(page('key'))
    await user.click(await screen.findByRole('button', { name: 'Rotate' }))
    const text = (await secret()).textContent
    rerender(page('elsewhere'))
    await waitFor(() => expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ code: 'secretUnkept' })))
    rerender(page('keys'))
    expect((await secret()).textContent).toBe(text)
    await keep(user)
  })
})
