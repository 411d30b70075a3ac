import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { formatIssuedKey } from '../../src/core/issuedKey'
import { AddApiKeyModal, type AddApiKeyModalProps } from '../../src/ui/AddApiKeyModal'
import { addForm, fillCredential, KEY } from '../support/addForm'
import { expectNoViolations } from '../support/expectNoViolations'
import { GITLAB_KEY, stripeKey } from '../support/prefixedKey'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const show = async (props: AddApiKeyModalProps = {}) => {
  const adapter = memoryAdapter()
  const create = vi.spyOn(adapter, 'create')
  const rendered = renderWithKeyrack(<AddApiKeyModal trigger={<button type="button">Add</button>} {...props} />, { adapter })
  await rendered.user.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  await rendered.user.click(addForm.key())
  const undo = () => screen.queryByRole('button', { name: 'Undo' })
  const sent = () => create.mock.calls.map(([draft]) => draft.kind === 'credential' && draft.secret.reveal())
  return { ...rendered, create, undo, sent }
}

const says = (sentence: string | RegExp) =>
  waitFor(() => expect(addForm.key()).toHaveAccessibleDescription(expect.stringMatching(sentence)))

describe('a pasted key', () => {
  it.each([
    ['white space', ` ${KEY}\t`, ['Spaces around the key were removed.']],
    ['a line break at its end', `${KEY}\r\n`, ['Line breaks around the key were removed.']],
    ['invisible characters', `\ufeff${KEY}\u200b`, ['Invisible characters around the key were removed.']],
    [
      'quotes and the end of a line of code',
      `"${KEY}",`,
      ['The comma or semicolon after the key was removed.', 'Quotation marks around the key were removed.'],
    ],
    ['the word Bearer', `Bearer ${KEY}`, ['The word before the key, such as Bearer, was removed.']],
    [
      'its name',
      `export API_KEY='${KEY}'`,
      ['The name before the key was removed.', 'Quotation marks around the key were removed.'],
    ],
  ])('loses %s around it, and each repair is said in the live region', async (_, text, repairs) => {
    const { user, undo } = await show()
    await user.paste(text)
    expect(addForm.key()).toHaveValue(KEY)
    for (const repair of repairs) expect(screen.getByText(repair).closest('[role="status"]')).toBeVisible()
    expect(undo()).toBeVisible()
    expect(addForm.key()).toBeValid()
    expect(addForm.key()).toHaveFocus()
    await expectNoViolations()
  })

  it('that needs no repair is left alone, with nothing to undo', async () => {
    const { user, undo } = await show()
    await user.paste(KEY)
    expect(addForm.key()).toHaveValue(KEY)
    expect(undo()).not.toBeInTheDocument()
  })

  it('is put back exactly by “Undo”, by keyboard too', async () => {
    const { user, undo } = await show()
    await user.paste(`"${KEY}"`)
    undo()?.focus()
    await user.keyboard('{Enter}')
    expect(addForm.key()).toHaveValue(`"${KEY}"`)
    expect(addForm.key()).toHaveFocus()
    expect(undo()).not.toBeInTheDocument()
  })

  it('has nothing to undo once it is another text', async () => {
    const { user, undo } = await show()
    await user.paste(`"${KEY}"`)
    await user.keyboard('x')
    expect(addForm.key()).toHaveValue(`${KEY}x`)
    expect(undo()).not.toBeInTheDocument()
  })

  it('goes in where the cursor is, in place of what is selected', async () => {
    const { user } = await show()
    await user.paste('begin-end')
    addForm.key().setSelectionRange(5, 6)
    await user.paste(' - ')
    expect(addForm.key()).toHaveValue('begin-end')
    addForm.key().setSelectionRange(0, 9)
    await user.paste(` ${KEY}`)
    expect(addForm.key()).toHaveValue(KEY)
  })

  it('is sent as it was repaired', async () => {
    const { user, sent } = await show()
    await fillCredential(user, { key: `Bearer ${KEY}\n` })
    await user.click(addForm.submit())
    await waitFor(() => expect(sent()).toEqual([KEY]))
  })

  it('is in no attribute before or after', async () => {
    const { user, undo } = await show()
    await user.paste(`"${KEY}"`)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    await user.click(undo() as HTMLElement)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
  })

  it('may be dropped too', async () => {
    const { undo } = await show()
    fireEvent.drop(addForm.key(), { dataTransfer: { getData: () => `"${KEY}"` } })
    expect(addForm.key()).toHaveValue(KEY)
    expect(undo()).toBeVisible()
  })
})

describe('a pasted text that is no key', () => {
  it.each([
    ['two lines', `${KEY}\nsecond-line`, /^Position 31: line break \(U\+000A\)\. A key is one line; copy only the key\./],
    [
      'a Cyrillic letter',
      'abc\u0435defghijklmnop',
      /^Position 4: Cyrillic letter \(U\+0435\), which looks like e\. Type it again\./,
    ],
    ['a mask', 'sk-abc...wxyz', /^This is a masked key, with its middle hidden\. Copy the whole key\./],
    ['a sentinel', '[__HIDDEN__]', /^This is a masked key/],
  ])('such as %s is put in, refused with its own sentence, and not sent', async (_, text, sentence) => {
    const { user, create } = await show()
    await fillCredential(user, { key: text })
    await says(sentence)
    expect(addForm.key()).toBeInvalid()
    expect(addForm.key().value).not.toBe('')
    await user.click(addForm.name())
    await user.click(addForm.submit())
    await waitFor(() => expect(addForm.key()).toHaveFocus())
    await says(sentence)
    expect(create).not.toHaveBeenCalled()
    await user.clear(addForm.key())
    await user.paste(KEY)
    expect(addForm.key()).toBeValid()
    await user.click(addForm.submit())
    await waitFor(() => expect(create).toHaveBeenCalledOnce())
  })

  it('is never joined to one key: the break stays where it was, whatever is typed after it', async () => {
    const { user, create } = await show()
    await fillCredential(user, { key: 'first-line-0123\nsecond-line-4567' })
    await user.type(addForm.key(), '89')
    await user.click(addForm.submit())
    await says(/^Position 16: line break/)
    expect(create).not.toHaveBeenCalled()
  })

  it('of many wrong characters tells the first three, and that there are more', async () => {
    const { user } = await show()
    await user.paste('a b c d e f')
    await says(/^Position 2: .* Position 4: .* Position 6: .* There are more characters like these\./)
    expect(addForm.key()).not.toHaveAccessibleDescription(/Position 8/)
  })

  it('of a million characters is too long, and that alone is said', async () => {
    const { user, create } = await show()
    await fillCredential(user, { key: 'é'.repeat(1_000_000) })
    await user.click(addForm.submit())
    await says(/^The key can have at most 4,096 characters/)
    expect(create).not.toHaveBeenCalled()
  })
})

describe('a typed key', () => {
  it('is not changed, and what cannot be in it is said when the field is left', async () => {
    const { user, undo } = await show()
    await user.type(addForm.key(), 'my key-0123')
    expect(addForm.key()).toBeValid()
    await user.tab()
    await says(/^Position 3: space \(U\+0020\)/)
    expect(addForm.key()).toHaveValue('my key-0123')
    expect(undo()).not.toBeInTheDocument()
    addForm.key().setSelectionRange(2, 3)
    await user.type(addForm.key(), '-', { initialSelectionStart: 2, initialSelectionEnd: 3 })
    expect(addForm.key()).toHaveValue('my-key-0123')
    expect(addForm.key()).toBeValid()
  })

  it('is counted from where the input begins, also behind what a paste would have repaired', async () => {
    const { user } = await show()
    await user.type(addForm.key(), ' ab cd')
    await user.tab()
    await says(/^Position 4: space/)
  })
})

describe('whose key it is', () => {
  it('is said below the meter, which then speaks of the format', async () => {
    const { user } = await show()
    await user.paste(GITLAB_KEY)
    expect(await screen.findByText('A GitLab key.')).toHaveAttribute('role', 'status')
    const meter = screen.getByRole('meter', { name: 'Key format' })
    expect(meter).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Key format: about \d+ bits$/))
    expect(screen.queryByText(/^Key strength: /)).not.toBeInTheDocument()
    await expectNoViolations()
    await user.clear(addForm.key())
    expect(screen.queryByText('A GitLab key.')).not.toBeInTheDocument()
    expect(screen.getByRole('meter', { name: 'Key strength' })).toBeVisible()
  })

  it('of an issued key with a slip tells the slip, with no request', async () => {
    const { user, create } = await show()
    const fetched = vi.spyOn(globalThis, 'fetch')
    const text = formatIssuedKey({ brand: 'acme', environment: 'live' }).secret.reveal()
    await user.paste(text)
    expect(await screen.findByText('A key that acme issued.')).toBeVisible()
    await user.keyboard('{Backspace}')
    expect(await screen.findByText('It looks like a key of acme with a typing error; copy it again.')).toBeVisible()
    expect(screen.getByRole('meter', { name: 'Key strength' })).toBeVisible()
    expect(fetched).not.toHaveBeenCalled()
    expect(create).not.toHaveBeenCalled()
  })

  it.each([
    ['test', 'live', 'This is a live key, and test was chosen.'],
    ['production', 'test', 'This is a test key, and production was chosen.'],
  ] as const)('with %s chosen warns of a %s key, and saves it all the same', async (environment, said, sentence) => {
    const { user, sent } = await show({ environment })
    const key = stripeKey(said)
    await fillCredential(user, { key })
    expect(await screen.findByText(sentence)).toBeVisible()
    await expectNoViolations()
    await user.click(addForm.submit())
    await waitFor(() => expect(sent()).toEqual([key]))
  })

  it.each(['live', 'prod', 'eu-west', undefined])('with %s chosen says nothing against a live key', async (environment) => {
    const { user } = await show(environment === undefined ? {} : { environment })
    await user.paste(stripeKey('live'))
    expect(await screen.findByText(/Stripe/)).toBeVisible()
    expect(screen.queryByText(/was chosen/)).not.toBeInTheDocument()
  })
})
