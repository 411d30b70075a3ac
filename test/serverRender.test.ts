import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { memoryAdapter } from '../src/adapters/memory'
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
