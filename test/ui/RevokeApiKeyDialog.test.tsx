import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKey } from '../../src/core/model'
import { LANGUAGES } from '../../src/headless/languages'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { RevokeApiKeyDialog, type RevokeApiKeyDialogProps } from '../../src/ui/RevokeApiKeyDialog'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderInLanguages } from '../support/renderInLanguages'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { registerPseudoLocales } from '../support/registerPseudoLocales'
import { credential, daysAway, NOW } from '../support/sampleKey'

registerPseudoLocales()

const inUse = credential({ application: 'Storefront', lastUsedAt: daysAway(-3) })
const idle = credential({ lastUsedAt: daysAway(-20) })

/** The host's page: a button that opens the dialog for one key. */
function Page({ apiKey, ...rest }: Partial<RevokeApiKeyDialogProps> & { readonly apiKey: ApiKey }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        End it
      </button>
      <RevokeApiKeyDialog apiKey={apiKey} {...rest} open={open} onOpenChange={setOpen} />
    </>
  )
}

const opener = () => screen.getByRole('button', { name: 'End it' })
const dialog = () => screen.findByRole('alertdialog')
const press = async (user: UserEvent, name: string) => user.click(within(await dialog()).getByRole('button', { name }))
const gone = () => vi.waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
const word = () => screen.getByRole('textbox', { name: 'Type “stop” to confirm' })

const show = async (
  apiKey: ApiKey,
  { action, onDone, ...options }: RenderOptions & Pick<RevokeApiKeyDialogProps, 'action' | 'onDone'> = {},
) => {
  const adapter = options.adapter ?? memoryAdapter({ keys: [apiKey] })
  const page = renderWithKeyrack(<Page apiKey={apiKey} {...(action && { action })} onDone={onDone} />, {
    now: NOW,
    ...options,
    adapter,
  })
  await page.user.click(opener())
  return { ...page, adapter }
}
const stateOf = async ({ list }: ReturnType<typeof memoryAdapter>) => (await list({})).items.map(({ state }) => state)

describe('revoking a key', () => {
  it('says what will break, with the focus on the harmless answer', async () => {
    await show(inUse)
    const question = await screen.findByRole('alertdialog', {
      name: 'Revoke “Billing”?',
      description: 'Requests with it fail from now on. This cannot be undone.',
    })
    expect(question).toHaveTextContent('It was made for Storefront.')
    expect(question).toHaveTextContent('It was last used 3 days ago.')
    expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await expectNoViolations()
  })

  it.each([
    ['one that is being replaced', { replacedBy: 'key_next', retiresAt: daysAway(1) }, 'A new key has taken over from it.'],
    ['one that took over', { replaces: 'key_before' }, 'The key that it replaced does not come back.'],
  ])('says what %s is to its pair', async (_, pair, sentence) => {
    await show(credential(pair))
    expect(await dialog()).toHaveTextContent(sentence)
  })

  it('does nothing after Cancel, and gives the focus back', async () => {
    const { user, adapter } = await show(idle)
    await press(user, 'Cancel')
    await gone()
    expect(await stateOf(adapter)).toEqual(['active'])
    await vi.waitFor(() => expect(opener()).toHaveFocus())
  })

  it('asks no word for a key that is not in use, and sends the reason', async () => {
    const onDone = vi.fn()
    const adapter = memoryAdapter({ keys: [idle] })
    const revoke = vi.spyOn(adapter, 'revoke')
    const { user } = await show(idle, { adapter, onDone })
    expect(screen.queryByRole('textbox', { name: /^Type/ })).not.toBeInTheDocument()
    await user.type(screen.getByRole('textbox', { name: /Reason for the audit log/ }), ' left the team ')
    await press(user, 'Revoke')
    await gone()
    expect(revoke.mock.calls.map(([id, options]) => [id, options])).toEqual([[idle.id, { reason: 'left the team' }]])
    expect(onDone).toHaveBeenCalledExactlyOnceWith('revoke')
    expect(await stateOf(adapter)).toEqual(['revoked'])
  })

  it('sends no reason that is too long, and says so', async () => {
    const { user, adapter } = await show(idle)
    await user.click(screen.getByRole('textbox', { name: /Reason/ }))
    await user.paste('😀'.repeat(500))
    expect(screen.queryByText(/can have at most/)).not.toBeInTheDocument()
    await user.paste('x')
    expect(await screen.findByText('Reason for the audit log can have at most 500 characters')).toBeVisible()
    await user.keyboard('{Enter}')
    await press(user, 'Revoke')
    expect(await stateOf(adapter)).toEqual(['active'])
    await expectNoViolations()
  })

  it.each(['stop', ' STOP ', 'Stop', '\u2068stop\u2069'])('of a key in use waits for the word, and takes “%s”', async (typed) => {
    const { user, adapter } = await show(inUse)
    await press(user, 'Revoke')
    await user.type(word(), 'st{Enter}')
    expect(await stateOf(adapter)).toEqual(['active'])
    expect(within(await dialog()).getByRole('button', { name: 'Revoke' })).toHaveAttribute('aria-disabled', 'true')
    await user.clear(word())
    await user.click(word())
    await user.paste(typed)
    await user.keyboard('{Enter}')
    await gone()
    expect(await stateOf(adapter)).toEqual(['revoked'])
  })

  it('sends one request however often it is pressed, and stays until the answer', async () => {
    const answer = deferred<never>()
    const revoke = vi.fn(() => answer.promise)
    const { user } = await show(idle, { adapter: { ...memoryAdapter(), revoke } })
    await user.dblClick(within(await dialog()).getByRole('button', { name: 'Revoke' }))
    await press(user, 'Cancel')
    await user.keyboard('{Escape}')
    expect(await dialog()).toBeVisible()
    expect(revoke).toHaveBeenCalledOnce()
    await expectNoViolations()
  })

  it('sends the same intent again after a failure', async () => {
    const memory = memoryAdapter({ keys: [idle] })
    const revoke = vi.spyOn(memory, 'revoke')
    const adapter = faultyAdapter(memory, { on: { revoke: [{ kind: 'loseAnswer' }] } })
    const onDone = vi.fn()
    const { user } = await show(idle, { adapter, onDone })
    await press(user, 'Revoke')
    expect(await within(await dialog()).findByRole('alert')).toHaveTextContent('No answer came from the service.')
    await expectNoViolations()
    await press(user, 'Revoke')
    await gone()
    const intents = revoke.mock.calls.map(([, , call]) => call?.intent)
    expect(intents).toHaveLength(2)
    expect(new Set(intents).size).toBe(1)
    expect(onDone).toHaveBeenCalledOnce()
  })

  it('counts as done where the answer was lost and there is nothing left to revoke', async () => {
    const memory = memoryAdapter({ keys: [idle] })
    const adapter = faultyAdapter(memory, {
      on: { revoke: [{ kind: 'loseAnswer' }, { kind: 'failBefore', code: 'notFound' }] },
    })
    const onNotify = vi.fn()
    const { user } = await show(idle, { adapter, onNotify })
    await press(user, 'Revoke')
    await within(await dialog()).findByRole('alert')
    await press(user, 'Revoke')
    await gone()
    expect(onNotify).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'success', code: 'revoked' }))
  })

  it('says that the key is gone where no answer was lost', async () => {
    const { user } = await show(idle, { adapter: memoryAdapter() })
    await press(user, 'Revoke')
    expect(await within(await dialog()).findByRole('alert')).toHaveTextContent('This key no longer exists.')
  })

  it('sends nothing without a connection', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const onEvent = vi.fn()
    const { user, adapter } = await show(idle, { onEvent })
    await press(user, 'Revoke')
    expect(await within(await dialog()).findByRole('alert')).toHaveTextContent('You are offline, so nothing was sent.')
    expect(await stateOf(adapter)).toEqual(['active'])
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'offline', keyId: idle.id })
    onLine.mockRestore()
    await press(user, 'Revoke')
    await gone()
  })

  it('has the host ask to sign in, and goes on after it', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys: [idle] }), {
      on: { revoke: [{ kind: 'failBefore', code: 'unauthorized' }] },
    })
    const onSignInNeeded = vi.fn()
    const { user } = await show(idle, { adapter, onSignInNeeded })
    await press(user, 'Revoke')
    await within(await dialog()).findByRole('alert')
    expect(onSignInNeeded).toHaveBeenCalledOnce()
    await press(user, 'Revoke')
    await gone()
  })
})

describe('deleting a key', () => {
  it('has its own words, and takes the key away', async () => {
    const onDone = vi.fn()
    const { user, adapter } = await show(idle, { action: 'delete', onDone })
    expect(await screen.findByRole('alertdialog', { name: 'Delete “Billing”?', description: /stored secret/ })).toBeVisible()
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
    await press(user, 'Delete')
    await gone()
    expect(await stateOf(adapter)).toEqual([])
    expect(onDone).toHaveBeenCalledExactlyOnceWith('delete')
  })

  it.each([
    ['active', 1],
    ['disabled', 0],
    ['revoked', 0],
  ] as const)('asks a word for one in use that is %s: %i', async (state, words) => {
    await show({ ...inUse, state }, { action: 'delete' })
    await dialog()
    expect(screen.queryAllByRole('textbox')).toHaveLength(words)
  })
})

it('takes the word that its label shows, in every language', async () => {
  const { user, speak } = renderInLanguages(<Page apiKey={inUse} />, { adapter: memoryAdapter({ keys: [inUse] }), now: NOW })
  for (const language of [...LANGUAGES, 'en-XA', 'ar-XB']) {
    await speak(language)
    await user.click(opener())
    const question = within(await dialog())
    // The last of the text fields; the first is for the reason.
    const input = question.getAllByRole('textbox').at(-1) as HTMLInputElement
    const [label] = [...(input.labels ?? [])].map(({ textContent }) => textContent ?? '')
    const [, shown = ''] = /[“„«»「『”‘"]\s?([^”“»«」』’"]+?)\s?[”“»«」』’"]/.exec(label ?? '') ?? []
    expect(shown, `${language}: ${label}`).not.toBe('')
    const answer = question.getAllByRole('button').at(-1)
    expect(answer, language).toHaveAttribute('aria-disabled', 'true')
    await user.click(input)
    await user.paste(shown.toLocaleUpperCase(language))
    expect(answer, language).not.toHaveAttribute('aria-disabled')
    await user.keyboard('{Escape}')
    await gone()
  }
})
