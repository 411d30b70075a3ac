import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { loadLocale } from '../../src/i18n/locales'
import { KeyStrengthMeter } from '../../src/ui/KeyStrengthMeter'
import { attributesWith } from '../support/attributesWith'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const STRONG = 'h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8'
const meter = () => screen.getByRole('meter', { name: 'Key strength' })

describe('a meter without a provider', () => {
  it.each([
    ['hunter2', /^Unusable, about \d+ bits$/],
    ['K7q!x2Zp9w', /^Weak, about \d+ bits$/],
    ['h7Kq0ZpX3vNcR9tL', /^Fair, about \d+ bits$/],
    ['h7Kq0ZpX3vNcR9tLbW2m', /^Good, about \d+ bits$/],
    [STRONG, /^Strong, about \d+ bits$/],
  ])('says the level of %s in words', async (value, words) => {
    render(<KeyStrengthMeter value={value} />)
    expect(meter()).toHaveAttribute('aria-valuetext', expect.stringMatching(words))
    expect(screen.getByText(words)).toBeVisible()
    const now = Number(meter().getAttribute('aria-valuenow'))
    expect(now).toBeGreaterThanOrEqual(0)
    expect(now).toBeLessThanOrEqual(Number(meter().getAttribute('aria-valuemax')))
    await expectNoViolations()
  })

  it('asks for a key where there is none', async () => {
    const { container } = render(<KeyStrengthMeter value="" />)
    expect(meter()).toHaveAttribute('aria-valuetext', 'Enter a key to see its strength')
    expect(meter()).toHaveAttribute('aria-valuenow', '0')
    expect(screen.getByText('Enter a key to see its strength')).toBeVisible()
    expect(screen.queryByRole('list')).not.toBeInTheDocument()
    expect(container.firstElementChild).toHaveAttribute('data-level', 'empty')
    await expectNoViolations()
  })

  it.each([
    ['YOUR_API_KEY', 'It looks like a placeholder, not like a key.'],
    ['AKIAIOSFODNN7EXAMPLE', "It is an example from a vendor's documentation, which everybody can read."],
    ['abcdefghijklmnopqrstuvwxyz', 'It has characters in sequence, such as abcd or 1234.'],
    ['q7', /^It is short; random characters missing to a strong key: \d+\.$/],
  ])('says why %s is not better', (value, reason) => {
    render(<KeyStrengthMeter value={value} />)
    expect(within(screen.getByRole('list')).getByText(reason)).toBeVisible()
  })

  it('knows what a key should not be made of', () => {
    const { rerender } = render(<KeyStrengthMeter value="billing-billing-7" context={{ words: ['Billing'] }} />)
    expect(screen.getByText('It contains its own name or application.')).toBeVisible()
    rerender(<KeyStrengthMeter value="billing-billing-7" />)
    expect(screen.queryByText('It contains its own name or application.')).not.toBeInTheDocument()
  })

  it('shows no part of the value', () => {
    const { container } = render(<KeyStrengthMeter value={STRONG} context={{ words: [STRONG] }} />)
    expect(attributesWith(STRONG)).toEqual([])
    expect(container.textContent).not.toContain(STRONG.slice(0, 5))
  })

  it('stands a megabyte', () => {
    render(<KeyStrengthMeter value={STRONG.repeat(30_000)} />)
    expect(meter()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^\p{L}+, about \d+ bits$/u))
  })
})

it('speaks the language of the provider above it', async () => {
  await loadLocale('zh-Hans')
  renderWithKeyrack(<KeyStrengthMeter value={STRONG} />, { language: 'zh-Hans' })
  expect(screen.getByRole('meter', { name: '密钥强度' })).toHaveAttribute('aria-valuetext', expect.stringMatching(/强/))
})
