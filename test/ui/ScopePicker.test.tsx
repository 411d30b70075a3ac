import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { ScopeCatalogue } from '../../src/core/scopes'
import { ScopePicker, type ScopePickerProps } from '../../src/ui/ScopePicker'
import { catalogue } from '../support/catalogue'
import { manyScopes } from '../support/catalogues'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'

type Props = Partial<Omit<ScopePickerProps, 'onChange'>>

const show = ({ value: first = [], ...props }: Props = {}, options: RenderOptions = {}) => {
  const chosen = vi.fn<(scopes: readonly string[]) => void>()
  function Host() {
    const [value, setValue] = useState(first)
    return (
      <ScopePicker
        catalogue={catalogue}
        {...props}
        value={value}
        onChange={(next) => {
          chosen(next)
          setValue(next)
        }}
      />
    )
  }
  return { ...renderWithKeyrack(<Host />, options), chosen }
}
const box = (name: string) => screen.getByRole('checkbox', { name })
const level = (name: string) => screen.getByRole('radio', { name })
const preset = (name: string) => within(screen.getByRole('group', { name: 'Presets' })).getByRole('button', { name })
const summary = () => screen.getByText(/^\d+ permissions?$/)

describe('permissions', () => {
  it('stand in their groups, without a violation', async () => {
    show({ value: ['invoices:write'] })
    expect(screen.getByRole('group', { name: 'Permissions' })).toBeVisible()
    const invoices = screen.getByRole('group', { name: 'Invoices' })
    expect(within(invoices).getAllByRole('radio')).toHaveLength(3)
    expect(within(screen.getByRole('group', { name: 'Users' })).getAllByRole('checkbox')).toHaveLength(2)
    expect(within(screen.getByRole('group', { name: 'Other' })).getByRole('checkbox')).toHaveAccessibleName('Everything')
    await expectNoViolations()
  })

  it('are words of the host’s own, in their own direction', () => {
    show({ catalogue: { scopes: [{ id: 'a', label: 'قراءة', group: 'فواتير' }] } })
    for (const text of ['قراءة', 'فواتير']) expect(screen.getByText(text)).toHaveAttribute('dir', 'auto')
  })

  it('are chosen and taken away by the keyboard', async () => {
    const { user, chosen } = show()
    box('Read users').focus()
    await user.keyboard(' ')
    expect(chosen).toHaveBeenLastCalledWith(['users:read'])
    expect(box('Read users')).toBeChecked()
    await user.keyboard(' ')
    expect(chosen).toHaveBeenLastCalledWith([])
  })

  it('of two levels are one choice of three', async () => {
    const { user, chosen } = show()
    expect(level('None')).toBeChecked()
    level('None').focus()
    await user.keyboard('{ArrowDown}')
    expect(chosen).toHaveBeenLastCalledWith(['invoices:read'])
    await user.click(level('Write invoices'))
    expect(chosen).toHaveBeenLastCalledWith(['invoices:write'])
    await user.click(level('None'))
    expect(chosen).toHaveBeenLastCalledWith([])
  })

  it('of one label say their levels', () => {
    const pair = (write: object): ScopeCatalogue => ({
      scopes: [
        { id: 'mail.get', label: 'Mail', level: 'read' },
        { id: 'mail.send', label: 'Mail', level: 'write', ...write },
      ],
    })
    const { unmount } = show({ catalogue: pair({ implies: ['mail.get'] }) })
    expect(screen.getByRole('radiogroup', { name: 'Mail' })).toBeVisible()
    expect(level('Read and write')).not.toBeChecked()
    unmount()
    show({ catalogue: pair({}), before: ['mail.send'] })
    expect(box('Mail (Read)')).toBeVisible()
    expect(box('Mail (Write)')).toBeVisible()
  })

  it('that come along with another are chosen with it, locked, and say why', async () => {
    const implied: ScopeCatalogue = {
      scopes: [
        { id: 'all', label: 'Everything', implies: ['one'] },
        { id: 'one', label: 'One thing' },
      ],
    }
    const { user, chosen } = show({ catalogue: implied, value: ['all'] })
    expect(box('One thing')).toBeChecked()
    expect(box('One thing')).toHaveAttribute('aria-disabled', 'true')
    expect(box('One thing')).toHaveAccessibleDescription('Included in “Everything”')
    await user.click(box('One thing'))
    expect(chosen).not.toHaveBeenCalled()
    expect(box('One thing')).toBeChecked()
    await user.click(box('Everything'))
    expect(box('One thing')).not.toBeChecked()
    expect(box('One thing')).not.toHaveAttribute('aria-disabled')
  })

  it('have no level below what comes along with another', async () => {
    const { user, chosen } = show({ value: ['owner'], before: ['owner'] })
    expect(level('Write invoices')).toBeChecked()
    expect(level('Read invoices')).toHaveAttribute('aria-disabled', 'true')
    expect(level('Read invoices')).toHaveAccessibleDescription(/Included in “Everything”/)
    await user.click(level('None'))
    expect(chosen).not.toHaveBeenCalled()
    expect(level('Write invoices')).toBeChecked()
  })

  it('beyond the role can be reached and read, and not chosen', async () => {
    const { user, chosen } = show()
    const admin = box('Administer users')
    expect(admin).toBeEnabled()
    expect(admin).toHaveAttribute('aria-disabled', 'true')
    expect(admin).toHaveAccessibleDescription('High risk Exceeds your role')
    admin.focus()
    expect(admin).toHaveFocus()
    await user.keyboard(' ')
    await user.click(admin)
    expect(admin).not.toBeChecked()
    expect(box('Everything')).toHaveAccessibleDescription('Exceeds your role')
    expect(chosen).not.toHaveBeenCalled()
  })

  it('beyond the role may stay where the key has them, go, and come back', async () => {
    const { user, chosen } = show({ value: ['users:admin'], before: ['users:admin'] })
    await user.click(box('Administer users'))
    expect(chosen).toHaveBeenLastCalledWith([])
    await user.click(box('Administer users'))
    expect(chosen).toHaveBeenLastCalledWith(['users:admin'])
  })

  it('that are no longer there can be taken away', async () => {
    const { user, chosen } = show({ value: ['lost'] })
    const gone = screen.getByRole('group', { name: 'No longer offered' })
    await user.click(within(gone).getByRole('checkbox', { name: 'lost' }))
    expect(chosen).toHaveBeenLastCalledWith([])
  })

  it('say what may come of them, in a word and a sentence', () => {
    show({
      catalogue: {
        scopes: [{ id: 'pay', label: 'Pay', description: 'Sends money.', risk: 'medium', riskNote: 'Money may be lost.' }],
      },
    })
    expect(box('Pay')).toHaveAccessibleDescription('Sends money. Medium risk Money may be lost.')
  })

  it('are counted, with the highest risk among them', async () => {
    const { user } = show()
    expect(summary()).toHaveTextContent('0 permissions')
    await user.click(level('Write invoices'))
    expect(summary().closest('[role="status"]') ?? summary()).toHaveTextContent('2 permissions Low risk')
  })

  it('can be read and not changed while they are on their way', async () => {
    const { user, chosen } = show({ value: ['users:read'], locked: true })
    await user.click(box('Read users'))
    await user.click(level('Read invoices'))
    await user.click(preset('None'))
    expect(chosen).not.toHaveBeenCalled()
    expect(box('Read users')).toBeChecked()
  })
})

describe('presets', () => {
  it('are pressed while the choice is theirs', async () => {
    const { user, chosen } = show()
    expect(preset('None')).toHaveAttribute('aria-pressed', 'true')
    await user.click(preset('Read only'))
    expect(chosen).toHaveBeenLastCalledWith(['invoices:read', 'users:read'])
    expect(preset('Read only')).toHaveAttribute('aria-pressed', 'true')
    await user.click(preset('Full access'))
    expect(chosen).toHaveBeenLastCalledWith(['invoices:read', 'invoices:write', 'users:read'])
    await user.click(box('Read users'))
    expect(preset('Full access')).toHaveAttribute('aria-pressed', 'false')
    await user.click(preset('None'))
    expect(chosen).toHaveBeenLastCalledWith([])
  })

  it('of the host’s that exceed the role say so', async () => {
    const presets = [{ id: 'admin', label: 'Administrator', scopes: ['users:admin'] }]
    const { user, chosen } = show({ catalogue: { ...catalogue, presets } })
    expect(preset('Administrator')).toHaveAccessibleDescription('Exceeds your role')
    expect(preset('Administrator')).toBeEnabled()
    await user.click(preset('Administrator'))
    expect(chosen).not.toHaveBeenCalled()
    await expectNoViolations()
  })
})

describe('a search', () => {
  const search = () => screen.getByRole('searchbox', { name: 'Search permissions' })

  it('is not there for a few', () => {
    show()
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument()
  })

  it('finds by any text, says how many, and loses nothing that was chosen', async () => {
    const { user, chosen } = show({ catalogue: manyScopes, value: ['g7:s7'] })
    await user.type(search(), 'group 19')
    expect(screen.getAllByRole('checkbox')).toHaveLength(10)
    await waitFor(() => expect(screen.getByText('10 of 200 shown')).toHaveAttribute('role', 'status'))
    await user.click(box('Permission 19.3'))
    expect(chosen).toHaveBeenLastCalledWith(['g7:s7', 'g19:s3'])
    expect(summary()).toHaveTextContent('2 permissions')
    await user.clear(search())
    expect(box('Permission 7.7')).toBeChecked()
    expect(box('Permission 19.3')).toBeChecked()
  })

  it('takes any character as text, and sends no form', async () => {
    const sent = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    const { user } = renderWithKeyrack(
      <form onSubmit={sent}>
        <ScopePicker catalogue={manyScopes} value={[]} onChange={() => undefined} />
        <button type="submit">Send</button>
      </form>,
    )
    await user.type(search(), '.*({Enter}')
    expect(screen.getByText('No permission matches “.*(”.')).toBeVisible()
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    expect(sent).not.toHaveBeenCalled()
    await expectNoViolations()
  })
})
