import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKey } from '../../src/core/model'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { addForm } from '../support/addForm'
import { describedBy } from '../support/describedBy'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential as credentialKey, issued as issuedKey } from '../support/sampleKey'

const TAKEN = '“Shop” already has the key “Old”. To replace it, rotate that one.'
const FREE = 'Give each application a key of its own.'
const application = () => screen.getByRole('combobox', { name: /^Application/ })
const suggested = () => [...document.querySelectorAll<HTMLOptionElement>('datalist option')].map(({ value }) => value)

const open = async (keys: readonly ApiKey[], kind: 'credential' | 'issued' = 'issued') => {
  const rendered = renderWithKeyrack(<ApiKeyManager />, { adapter: memoryAdapter({ keys }) })
  await screen.findByText(`${keys.length} ${keys.length === 1 ? 'key' : 'keys'}`)
  await rendered.user.click(screen.getByRole('button', { name: 'Add API key' }))
  await addForm.opened()
  if (kind === 'issued') await rendered.user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
  return rendered
}

describe('the application of a new key', () => {
  it('is any text, with those suggested that have keys, each once', async () => {
    const keys = ['Shop', 'Blog', 'Shop', null].map((name, n) => issuedKey({ id: `key_${n}`, application: name }))
    await open(keys)
    expect(suggested()).toEqual(['Blog', 'Shop'])
    await expectNoViolations()
  })

  it('is a plain field where there is nothing to suggest', async () => {
    renderWithKeyrack(<AddApiKeyModal open />)
    await addForm.opened()
    expect(addForm.application()).toBeVisible()
    expect(describedBy(addForm.application())).toEqual([FREE])
  })

  it('is suggested by the host, where it knows better', async () => {
    renderWithKeyrack(<AddApiKeyModal open applications={['مدونة', 'Shop']} />)
    await addForm.opened()
    expect(suggested()).toEqual(['مدونة', 'Shop'])
    expect(application()).toHaveAttribute('dir', 'auto')
  })

  it('that has a working key gets a warning, and its second key all the same', async () => {
    const { user, adapter } = await open([issuedKey({ name: 'Old', application: 'Shop' })])
    await user.type(addForm.name(), 'New')
    await user.type(application(), ' shop')
    expect(describedBy(application())).toEqual([TAKEN])
    expect(application()).toBeValid()
    await expectNoViolations()
    await user.click(addForm.submit())
    await screen.findByRole('textbox', { name: 'New key' })
    expect((await adapter.list({})).items).toHaveLength(2)
  })

  it.each([
    ['revoked', { state: 'revoked' }],
    ['disabled', { state: 'disabled' }],
    ['another application’s', { application: 'Blog' }],
    ['expired', { expiresAt: '2001-01-01T00:00:00.000Z' }],
  ] as const)('gets none for a key that is %s', async (_, part) => {
    const { user } = await open([issuedKey({ name: 'Old', application: 'Shop', ...part })])
    await user.type(application(), 'Shop')
    expect(describedBy(application())).toEqual([FREE])
  })

  it('may have credentials for several services, and is warned of a second one for the same', async () => {
    const { user } = await open(
      [credentialKey({ name: 'Old', application: 'Shop', endpoint: 'https://api.example.com/v1' })],
      'credential',
    )
    await user.type(application(), 'Shop')
    await user.type(addForm.endpoint(), 'https://maps.example.net')
    expect(describedBy(application())).toEqual([FREE])
    await user.clear(addForm.endpoint())
    await user.type(addForm.endpoint(), 'https://api.example.com/v2')
    expect(describedBy(application())).toEqual([TAKEN])
  })
})
