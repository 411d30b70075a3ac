import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { memoryAdapter } from '../src/adapters/memory'
import { loadLocale } from '../src/i18n/locales'
import { KeyrackProvider } from '../src/headless/KeyrackProvider'
import { useNow } from '../src/headless/useNow'
import { useWords } from '../src/headless/useWords'
import { AddApiKeyModal } from '../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../src/ui/ApiKeyManager'
import { KeyStrengthMeter } from '../src/ui/KeyStrengthMeter'

// In Node there is no document: what a server renders must not look for one, and must not complain.
const quietly = (render: () => string): string => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const html = render()
  expect(error.mock.calls).toEqual([])
  error.mockRestore()
  return html
}

it('the manager is rendered on a server as the list that is still to come, and asks for nothing', () => {
  const list = vi.fn()
  const html = quietly(() => renderToString(createElement(ApiKeyManager, { adapter: { ...memoryAdapter(), list } })))
  expect(html).toContain('Loading API keys')
  expect(html).toContain('Add API key')
  expect(list).not.toHaveBeenCalled()
})

it('an open modal is on a server no more than the mark of its place: it stands in the body of a page', () => {
  expect(quietly(() => renderToString(createElement(AddApiKeyModal, { adapter: memoryAdapter(), open: true })))).toBe(
    '<span hidden=""></span>',
  )
})

it('a meter is rendered on a server, without its value', () => {
  const html = quietly(() => renderToString(createElement(KeyStrengthMeter, { value: 'h7Kq0ZpX3vNcR9tLbW2m' })))
  expect(html).toContain('role="meter"')
  expect(html).not.toContain('h7Kq0Z')
})

it('times are the same in every zone that a server or a browser may stand in', async () => {
  const { TZ } = process.env
  const now = Date.parse('2026-11-23T12:00:00.000Z')
  const Times = () => {
    const { format } = useWords()
    const at = '2026-11-23T23:30:00.000Z'
    return createElement('p', null, format.instant(at), format.day(at), format.relative(at, useNow()))
  }
  const renderIn = (zone: string, language: string) => {
    process.env['TZ'] = zone
    const props = { adapter: memoryAdapter(), now, language, timeZone: 'Europe/Vienna', children: createElement(Times) }
    return quietly(() => renderToString(createElement(KeyrackProvider, props)))
  }
  await loadLocale('fa')
  try {
    for (const language of ['en', 'en-GB', 'fa']) {
      expect(renderIn('Asia/Tokyo', language)).toBe(renderIn('America/Los_Angeles', language))
    }
    expect(renderIn('Asia/Tokyo', 'en')).toContain('Nov 24, 2026, 12:30')
  } finally {
    if (TZ === undefined) delete process.env['TZ']
    else process.env['TZ'] = TZ
  }
})
