import { act, screen, within } from '@testing-library/react'
import { createInstance } from 'i18next'
import { type ReactElement, useLayoutEffect } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { rules } from '../../locales/en.json'
import { memoryAdapter } from '../../src/adapters/memory'
import { measureStrength } from '../../src/core/strength'
import type { KeyrackProviderProps } from '../../src/headless/KeyrackProvider'
import { schemaOf } from '../../src/headless/schemaOf'
import { useKeyrack } from '../../src/headless/useKeyrack'
import { loadLocale } from '../../src/i18n/locales'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { addForm, fillCredential, KEY } from '../support/addForm'
import { describedBy } from '../support/describedBy'
import { failedAt } from '../support/diagnoses'
import { leftInEnglish } from '../support/leftInEnglish'
import { renderInLanguages, spoken } from '../support/renderInLanguages'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'
import { wordsIn } from '../support/wordsIn'

/** Two scripts written from the right, two without spaces, one with many plural forms; and back. */
const TOUR = ['zh-Hans', 'ar', 'pl', 'ja', 'fa', 'en'] as const

const { minLength } = rules.key

beforeAll(() => Promise.all(TOUR.map(loadLocale)))

type Options = Partial<Omit<KeyrackProviderProps, 'children' | 'language' | 'i18n'>>

/** The two ways in which a host changes the language. */
const ways = {
  'the language prop': async (ui: ReactElement, options: Options = {}) => renderInLanguages(ui, options),
  'the host’s i18next': async (ui: ReactElement, options: Options = {}) => {
    const host = createInstance()
    await host.init({ lng: 'en', resources: { en: { translation: { hello: 'Hello' } } } })
    const shown = renderInLanguages(ui, { ...options, i18n: host })
    const speak = async (language: string) => {
      await act(() => host.changeLanguage(language))
      await spoken(language)
    }
    return { ...shown, speak }
  },
}

const add = <AddApiKeyModal trigger={<button type="button">Add</button>} />
const untested = () => memoryAdapter()

const opened = async (shown: Awaited<ReturnType<(typeof ways)[keyof typeof ways]>>) => {
  await shown.user.click(screen.getByRole('button', { name: 'Add' }))
  return addForm.opened()
}

/** Counts how often a draft is validated, by whatever rule set is in force: the resolver has the very same schema. */
const validations = () => {
  const runs = new Map<object, { readonly mock: { readonly calls: unknown[][] } }>()
  const Watch = () => {
    const schema = schemaOf(useKeyrack().rules)
    useLayoutEffect(() => {
      if (!runs.has(schema)) runs.set(schema, vi.spyOn(schema['_zod'], 'run'))
    }, [schema])
    return null
  }
  return { Watch, count: () => [...runs.values()].reduce((sum, { mock }) => sum + mock.calls.length, 0) }
}

describe.each(Object.entries(ways))('a change of language by %s', (_, renderBy) => {
  it('says a half-typed form with its errors anew, and leaves entries, caret and validation alone', async () => {
    const { Watch, count } = validations()
    const adapter = { ...untested(), test: vi.fn(), create: vi.fn() }
    const shown = await renderBy(
      <>
        <Watch />
        {add}
      </>,
      { adapter },
    )
    const { user, speak } = shown
    const dialog = await opened(shown)
    const [name, endpoint, key, expiry] = [addForm.name(), addForm.endpoint(), addForm.key(), addForm.expiry()]
    await fillCredential(user, { name: 'Half typed', endpoint: 'no address', key: 'abc' })
    await user.selectOptions(expiry, '30')
    await user.click(screen.getByRole('button', { name: 'Show the key' }))
    await user.click(addForm.submit())
    await screen.findByText(wordsIn('en', 'errors.endpoint.url'))
    expect(endpoint).toHaveFocus()
    ;(endpoint as HTMLInputElement).setSelectionRange(2, 5, 'backward')
    const before = count()
    expect(before).toBeGreaterThan(0)
    const until = describedBy(expiry)[0]
    const { level, bits } = measureStrength('abc', { words: ['Half typed'] })
    // The meter measures when the typing pauses.
    await within(dialog).findByText(wordsIn('en', 'strength.value', { level: wordsIn('en', `strength.levels.${level}`), bits }))

    for (const language of TOUR) {
      await speak(language)
      const say = (path: string, params?: Readonly<Record<string, string | number>>) => wordsIn(language, path, params)

      expect(screen.getByRole('dialog', { name: say('add.title') }), language).toBe(dialog)
      expect(dialog).toHaveAccessibleDescription(say('add.description'))
      for (const [input, field] of [
        [name, 'name'],
        [endpoint, 'endpoint'],
        [key, 'key'],
      ] as const)
        expect(input, language).toHaveAccessibleName(say(`fields.${field}`))
      expect(describedBy(endpoint)).toEqual([say('errors.endpoint.url'), say('add.endpointHint')])
      expect(describedBy(key)).toEqual([
        say('errors.key.minLength', { minLength, count: minLength }),
        say('add.counterMin', { count: 3, minLength }),
      ])
      const meter = within(dialog).getByRole('meter', { name: say('strength.label') })
      expect(meter).toHaveAttribute('aria-valuetext', say('strength.value', { level: say(`strength.levels.${level}`), bits }))
      expect(within(expiry).getByRole('option', { name: say('expiry.days', { count: 30 }) })).toBeInTheDocument()
      expect(describedBy(expiry)[0] === until, language).toBe(language === 'en')
      expect(leftInEnglish(dialog, language), language).toEqual([])

      expect(name).toHaveValue('Half typed')
      expect(endpoint).toHaveValue('no address')
      expect(key).toHaveValue('abc')
      expect(key).toHaveAttribute('type', 'text')
      expect(expiry).toHaveValue('30')
      expect(endpoint).toHaveFocus()
      const { selectionStart, selectionEnd, selectionDirection } = endpoint as HTMLInputElement
      expect([selectionStart, selectionEnd, selectionDirection], language).toEqual([2, 5, 'backward'])
      expect(count(), language).toBe(before)
    }

    expect(adapter.test).not.toHaveBeenCalled()
    expect(adapter.create).not.toHaveBeenCalled()
    // The counter counts: what is typed now is validated.
    await user.type(endpoint, 'x')
    expect(count()).toBeGreaterThan(before)
  })

  it('says anew what the service answered, and sends nothing again', async () => {
    const adapter = faultyAdapter(untested(), { on: { create: [{ kind: 'failBefore', code: 'unavailable' }] } })
    const create = vi.spyOn(adapter, 'create')
    const shown = await renderBy(add, { adapter })
    const dialog = await opened(shown)
    await fillCredential(shown.user)
    await shown.user.click(addForm.submit())
    const alert = await within(dialog).findByRole('alert')
    for (const language of TOUR) {
      await shown.speak(language)
      expect(alert, language).toBeInTheDocument()
      for (const part of ['what', 'next']) expect(alert).toHaveTextContent(wordsIn(language, `problems.unavailable.${part}`))
      expect(leftInEnglish(dialog, language), language).toEqual([])
    }
    expect(create).toHaveBeenCalledOnce()
    expect(addForm.key()).toHaveValue(KEY)
  })

  it('says a failed connection test anew, runs none, and keeps the entries behind it', async () => {
    const diagnosis = failedAt('authorization', 'unauthorized', { status: 401 })
    const adapter = { ...untested(), test: vi.fn(() => Promise.resolve(diagnosis)), create: vi.fn() }
    const shown = await renderBy(add, { adapter })
    const { user, speak } = shown
    const dialog = await opened(shown)
    await fillCredential(user)
    await user.click(addForm.submit())
    const change = await screen.findByRole('button', { name: wordsIn('en', 'add.back') })
    for (const language of TOUR) {
      await speak(language)
      expect(within(dialog).getByRole('alert')).toHaveTextContent(wordsIn(language, 'add.checkFailed'))
      const steps = within(dialog).getByRole('list', { name: wordsIn(language, 'diagnosis.label') })
      for (const part of ['what', 'next'])
        expect(steps).toHaveTextContent(wordsIn(language, `diagnosis.causes.unauthorized.${part}`, { status: '401' }))
      expect(steps).toHaveTextContent(wordsIn(language, 'diagnosis.steps.tls'))
      expect(change).toHaveAccessibleName(wordsIn(language, 'add.back'))
      expect(change, language).toHaveFocus()
      expect(leftInEnglish(dialog, language), language).toEqual([])
    }
    expect(adapter.test).toHaveBeenCalledOnce()
    expect(adapter.create).not.toHaveBeenCalled()
    await user.click(change)
    expect(addForm.name()).toHaveValue('Billing')
    expect(addForm.key()).toHaveValue(KEY)
  })

  it('keeps a new key on screen that is shown once', async () => {
    const shown = await renderBy(add, { adapter: untested() })
    const { user, speak } = shown
    const dialog = await opened(shown)
    await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
    await user.type(addForm.name(), 'Robot')
    await user.click(addForm.submit())
    const secret = await screen.findByLabelText('New key')
    const text = secret.textContent
    expect(text).toMatch(/^[\w-]{20,}$/)
    await user.click(screen.getByRole('checkbox'))
    for (const language of TOUR) {
      await speak(language)
      expect(screen.getByRole('dialog', { name: wordsIn(language, 'reveal.title') }), language).toBe(dialog)
      expect(dialog).toHaveAccessibleDescription(wordsIn(language, 'reveal.description', { name: 'Robot' }))
      expect(secret, language).toBeInTheDocument()
      expect(secret.textContent === text, language).toBe(true)
      expect(screen.getByRole('checkbox', { name: wordsIn(language, 'reveal.kept') })).toBeChecked()
      expect(leftInEnglish(dialog, language), language).toEqual([])
    }
  })

  it('says the question before a revocation anew, answers it for nobody, and reads no list again', async () => {
    const billing = credential({ application: 'Storefront', lastUsedAt: daysAway(-3) })
    const adapter = memoryAdapter({ keys: [billing, issued()] })
    const [list, revoke] = [vi.spyOn(adapter, 'list'), vi.spyOn(adapter, 'revoke')]
    const { user, speak } = await renderBy(<ApiKeyTable />, { adapter, now: NOW })
    await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke' }))
    const dialog = await screen.findByRole('alertdialog')
    const cancel = within(dialog).getByRole('button', { name: 'Cancel' })
    const reads = list.mock.calls.length
    for (const language of TOUR) {
      await speak(language)
      const title = wordsIn(language, 'confirm.revokeTitle', { name: 'Billing' })
      expect(screen.getByRole('alertdialog', { name: title }), language).toBe(dialog)
      expect(dialog).toHaveAccessibleDescription(wordsIn(language, 'confirm.revokeText'))
      expect(dialog).toHaveTextContent(wordsIn(language, 'confirm.usedBy', { application: 'Storefront' }))
      expect(within(dialog).getByRole('button', { name: wordsIn(language, 'actions.revoke') })).toBeVisible()
      expect(cancel).toHaveAccessibleName(wordsIn(language, 'actions.cancel'))
      expect(cancel, language).toHaveFocus()
      // The table behind it too.
      expect(leftInEnglish(document.body, language), language).toEqual([])
    }
    expect(list).toHaveBeenCalledTimes(reads)
    expect(revoke).not.toHaveBeenCalled()
  })
})
