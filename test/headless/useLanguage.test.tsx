import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createInstance, type i18n } from 'i18next'
import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import zhHans from '../../locales/zh-Hans.json'
import { memoryAdapter } from '../../src/adapters/memory'
import type { KeyrackEvent } from '../../src/headless/keyrackContext'
import { KeyrackProvider, type KeyrackProviderProps } from '../../src/headless/KeyrackProvider'
import { loadLocale } from '../../src/i18n/locales'
import { useKeyrack } from '../../src/headless/useKeyrack'
import { useWords } from '../../src/headless/useWords'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { addForm } from '../support/addForm'
import { deferred } from '../support/deferred'

const adapter = memoryAdapter()
const page = (props: Partial<KeyrackProviderProps>, children = <AddApiKeyModal open />) => (
  <KeyrackProvider adapter={adapter} {...props}>
    {children}
  </KeyrackProvider>
)

const hostInstance = async (lng: string, keyrack: Record<string, object> = {}): Promise<i18n> => {
  const host = createInstance()
  await host.init({
    lng,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries({ en: {}, fr: {}, ...keyrack }).map(([tag, words]) => [
        tag,
        { translation: { hello: tag }, keyrack: words },
      ]),
    ),
    // Separators of its own: they must not reach our words.
    keySeparator: '/',
    nsSeparator: '|',
    interpolation: { prefix: '<<', suffix: '>>' },
  })
  return host
}

const Words = () => {
  const { t, format } = useWords()
  return (
    <>
      <h1>{t('table.title')}</h1>
      <p>{t('actions.cancel')}</p>
      <p>{format.day('2026-11-23T12:00:00.000Z')}</p>
    </>
  )
}

describe('a language that is changed again before its words are here', () => {
  it('is the last one that was asked for', async () => {
    const host = await hostInstance('en')
    render(page({ i18n: host }, <Words />))
    await act(async () => {
      await host.changeLanguage('zh-Hans')
      await host.changeLanguage('en')
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
    expect(screen.getByRole('heading')).toHaveTextContent('API keys')
  })
})

describe('another language', () => {
  it('says everything anew, an error on screen included, and keeps what was typed', async () => {
    const user = userEvent.setup()
    const { rerender } = render(page({ language: 'en' }))
    await addForm.opened()
    await user.type(addForm.name(), 'Half typed')
    await user.type(addForm.key(), 'abc')
    await user.click(addForm.submit())
    expect(await screen.findByText(/^The key needs at least \d+ characters$/)).toBeVisible()

    rerender(page({ language: 'zh-Hans' }))
    expect(await screen.findByText(/^密钥至少需要 \d+ 个字符$/)).toBeVisible()
    expect(screen.getByRole('dialog', { name: zhHans.add.title })).toBeVisible()
    expect(screen.getByText(zhHans.errors.endpoint.required)).toBeVisible()
    expect(screen.getByRole('textbox', { name: zhHans.fields.name })).toHaveValue('Half typed')
    expect(screen.getByLabelText(zhHans.fields.key, { selector: 'input' })).toHaveValue('abc')
    expect(screen.queryByText(/^The key needs/)).not.toBeInTheDocument()

    rerender(page({ language: 'en' }))
    expect(await screen.findByText(/^The key needs at least \d+ characters$/)).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Half typed')
  })

  it('formats dates in it, and falls back to English where there is none', async () => {
    const { rerender } = render(page({ language: 'zh-CN' }, <Words />))
    expect(await screen.findByText('2026年11月23日')).toBeVisible()
    rerender(page({ language: 'tlh' }, <Words />))
    expect(await screen.findByText('Nov 23, 2026')).toBeVisible()
  })
})

describe('the host’s i18next', () => {
  it('is followed from language to language', async () => {
    const host = await hostInstance('en')
    render(page({ i18n: host }, <Words />))
    expect(screen.getByRole('heading', { name: 'API keys' })).toBeVisible()
    await act(() => host.changeLanguage('zh-CN'))
    expect(await screen.findByRole('heading', { name: zhHans.table.title })).toBeVisible()
    await act(() => host.changeLanguage('en'))
    expect(await screen.findByRole('heading', { name: 'API keys' })).toBeVisible()
  })

  it('gives way to the language prop', async () => {
    const host = await hostInstance('en')
    render(page({ i18n: host, language: 'zh-Hans' }, <Words />))
    expect(await screen.findByRole('heading', { name: zhHans.table.title })).toBeVisible()
    await act(() => host.changeLanguage('fr'))
    expect(screen.getByRole('heading', { name: zhHans.table.title })).toBeVisible()
  })

  it('brings words of its own, which win over ours', async () => {
    const host = await hostInstance('en', { en: { table: { title: 'Access keys' } } })
    render(page({ i18n: host }, <Words />))
    expect(screen.getByRole('heading', { name: 'Access keys' })).toBeVisible()
    expect(screen.getByText('Cancel')).toBeVisible()
  })

  it('brings words that arrive later', async () => {
    const host = await hostInstance('en')
    render(page({ i18n: host }, <Words />))
    act(() => void host.addResourceBundle('en', 'keyrack', { table: { title: 'Access keys' } }, true, true))
    expect(await screen.findByRole('heading', { name: 'Access keys' })).toBeVisible()
  })

  it('brings a language that we do not have', async () => {
    const host = await hostInstance('fr', { fr: { table: { title: 'Clés d’API' } } })
    render(page({ i18n: host }, <Words />))
    expect(await screen.findByRole('heading', { name: 'Clés d’API' })).toBeVisible()
    await act(() => host.changeLanguage('en'))
    expect(await screen.findByRole('heading', { name: 'API keys' })).toBeVisible()
  })

  it('does not mix its words of one language into another', async () => {
    const host = await hostInstance('en', { en: { table: { title: 'Access keys' } } })
    render(page({ i18n: host, language: 'zh-Hans' }, <Words />))
    expect(await screen.findByText(zhHans.actions.cancel)).toBeVisible()
    expect(screen.getByRole('heading', { name: zhHans.table.title })).toBeVisible()
  })

  it('stays as it was', async () => {
    const host = await hostInstance('en', { en: { table: { title: 'Access keys' } } })
    const before = JSON.stringify([host.store.data, host.language, host.languages, host.options.ns])
    const { unmount } = render(page({ i18n: host }))
    await addForm.opened()
    unmount()
    expect(JSON.stringify([host.store.data, host.language, host.languages, host.options.ns])).toBe(before)
    expect(host.t('hello')).toBe('en')
  })

  it('may start late', async () => {
    const backend = deferred<object>()
    const host = createInstance()
    const started = host
      .use({
        type: 'backend',
        read: (_language: string, _namespace: string, done: (error: null, words: object) => void) =>
          void backend.promise.then((words) => done(null, words)),
      })
      .init({ lng: 'zh-CN', ns: ['translation'], fallbackLng: false })
    render(page({ i18n: host }, <Words />))
    backend.resolve({})
    await act(() => started)
    expect(await screen.findByRole('heading', { name: zhHans.table.title })).toBeVisible()
  })
})

const MinLength = () => <p>{useKeyrack().rules.key.minLength}</p>

describe('rules in the host’s bundles', () => {
  const withRules = (minLength: number) => ({ rules: { key: { minLength } } })

  it('hold like the prop, from each language that the host falls back on, and the strictest wins', async () => {
    const host = await hostInstance('fr', { fr: withRules(16), en: withRules(12) })
    const { rerender } = render(page({ i18n: host }, <MinLength />))
    expect(screen.getByText('16')).toBeVisible()
    rerender(page({ i18n: host, rules: { key: { minLength: 24 } } }, <MinLength />))
    expect(screen.getByText('24')).toBeVisible()
  })

  it('hold when they are added later, and when the language changes', async () => {
    const host = await hostInstance('fr')
    render(page({ i18n: host }, <MinLength />))
    expect(screen.getByText(String(canonical.key.minLength))).toBeVisible()
    act(() => void host.addResourceBundle('fr', 'keyrack', withRules(18), true, true))
    expect(await screen.findByText('18')).toBeVisible()
    await act(() => host.changeLanguage('en'))
    expect(await screen.findByText(String(canonical.key.minLength))).toBeVisible()
  })

  it('are reported by their path where they would weaken ours', async () => {
    const events: KeyrackEvent[] = []
    const host = await hostInstance('fr', { fr: withRules(canonical.key.minLength - 1) })
    render(page({ i18n: host, onEvent: (event) => events.push(event) }, <MinLength />))
    expect(screen.getByText(String(canonical.key.minLength))).toBeVisible()
    expect(events).toEqual([{ code: 'rulesLoosened', paths: ['i18n.fr.keyrack.rules.key.minLength'] }])
  })

  it('change the sentence, the attribute and what is accepted', async () => {
    const user = userEvent.setup()
    const host = await hostInstance('en', { en: withRules(30) })
    render(page({ i18n: host }))
    await addForm.opened()
    expect(addForm.key()).toHaveAttribute('minlength', '30')
    await user.type(addForm.key(), 'a1!Z5678')
    await user.click(addForm.submit())
    expect(await screen.findByText('The key needs at least 30 characters')).toBeVisible()
  })
})

describe('a region', () => {
  it('has its own dates and digits among the words of its language', async () => {
    await loadLocale('ar')
    const { rerender } = render(page({ language: 'en-GB' }, <Words />))
    expect(screen.getByText('23 Nov 2026')).toBeVisible()
    expect(screen.getByText('Cancel')).toBeVisible()
    rerender(page({ language: 'en' }, <Words />))
    expect(await screen.findByText('Nov 23, 2026')).toBeVisible()
    rerender(page({ language: 'ar-EG' }, <Words />))
    expect(await screen.findByText(/٢٠٢٦/)).toBeVisible()
  })

  it('of the clock is the host’s where it names one', () => {
    render(page({ timeZone: 'Asia/Tokyo' }, <Late />))
    expect(screen.getByText('Nov 24, 2026')).toBeVisible()
  })
})

const Late = () => <p>{useWords().format.day('2026-11-23T23:30:00.000Z')}</p>
