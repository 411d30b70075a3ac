import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../src/core/secret'
import { SNIPPET_FORMATS } from '../../src/core/snippets'
import { SecretReveal } from '../../src/ui/SecretReveal'
import { KEY } from '../support/addForm'
import { attributesWith } from '../support/attributesWith'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

/** With what a shell, a string of JSON and a `.env` file would trip over. */
const HARD = `zQ7'"$HOME\\-canary`

const open = async (secret = KEY) => {
  const onDone = vi.fn()
  const page = <SecretReveal secret={new Secret(secret)} name="Billing" endpoint="https://api.example.org/v1" onDone={onDone} />
  const rendered = renderWithKeyrack(page)
  await rendered.user.click(screen.getByRole('button', { name: 'Download or use in code' }))
  await screen.findByRole('tablist')
  return { ...rendered, onDone }
}
const tab = (name: string) => screen.getByRole('tab', { name })
const snippet = () => screen.getByRole('tabpanel')
const putIn = () => screen.getByRole('checkbox', { name: 'Put the key in' })
const copySnippet = () => screen.getAllByRole('button', { name: 'Copy' })[1] as HTMLElement

describe('snippets', () => {
  it('come when they are asked for, go again, and break no rule of accessibility', async () => {
    const { user } = await open()
    const more = screen.getByRole('button', { name: 'Download or use in code' })
    expect(more).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByRole('tablist', { name: 'Where the key is used' })).toBeVisible()
    await expectNoViolations()
    await user.click(more)
    expect(more).toHaveAttribute('aria-expanded', 'false')
    expect(screen.queryByRole('tablist')).not.toBeInTheDocument()
  })

  it('have a placeholder, in every format, until the user puts the key in', async () => {
    const { user } = await open()
    const panel = snippet()
    for (const name of Object.values(SNIPPET_FORMATS)) {
      await user.click(tab(name))
      expect(snippet()).toHaveAccessibleName(name)
      expect(panel).not.toHaveTextContent(KEY)
      expect(panel.textContent).toMatch(/BILLING_API_KEY/)
    }
    await user.click(putIn())
    for (const name of Object.values(SNIPPET_FORMATS)) {
      await user.click(tab(name))
      expect(panel.childNodes).toHaveLength(1)
      expect(panel).toHaveTextContent(KEY)
      expect(attributesWith(KEY)).toEqual([])
    }
    await user.click(putIn())
    expect(panel).not.toHaveTextContent(KEY)
    expect(panel).toHaveClass('rr-block', 'ph-no-capture', 'sentry-block')
    expect(panel).toHaveAttribute('data-dd-privacy', 'mask')
  })

  it('are chosen by the arrow keys, Home and End', async () => {
    const { user } = await open()
    tab('curl').focus()
    const reach = async (key: string, name: string) => {
      await user.keyboard(key)
      expect(tab(name)).toHaveFocus()
      expect(tab(name)).toHaveAttribute('aria-selected', 'true')
      expect(screen.getAllByRole('tab').filter((one) => one.tabIndex === 0)).toEqual([tab(name)])
    }
    await reach('{ArrowRight}', 'fetch')
    await reach('{End}', 'GitHub Actions')
    await reach('{ArrowRight}', 'curl')
    await reach('{ArrowLeft}', 'GitHub Actions')
    await reach('{Home}', 'curl')
    await user.tab()
    expect(snippet()).toHaveFocus()
  })

  it('are copied as they are shown, and are copied anew after a change', async () => {
    const { user } = await open(HARD)
    await user.click(copySnippet())
    await screen.findByRole('button', { name: 'Copied' })
    await expect(navigator.clipboard.readText()).resolves.toBe(snippet().textContent)
    await user.click(putIn())
    expect(screen.queryByRole('button', { name: 'Copied' })).not.toBeInTheDocument()
    await user.click(copySnippet())
    await screen.findByRole('button', { name: 'Copied' })
    await expect(navigator.clipboard.readText()).resolves.toBe(
      `BILLING_API_KEY='zQ7'\\''"$HOME\\-canary'\ncurl -H "Authorization: Bearer $BILLING_API_KEY" 'https://api.example.org/v1'`,
    )
  })

  it('are selected where copying fails', async () => {
    const { user } = await open()
    const writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    await user.click(copySnippet())
    await screen.findByText(/^The browser did not allow copying/)
    expect(window.getSelection()?.toString()).toBe(snippet().textContent)
  })
})

describe('a download', () => {
  const saved: { name: string; href: string; text: Promise<string> }[] = []
  const blobs = new Map<string, Blob>()
  beforeEach(() => {
    saved.length = 0
    blobs.clear()
    // Not in jsdom, which does not download either.
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        const url = `blob:http://localhost/${blobs.size}`
        blobs.set(url, blob)
        return url
      },
      revokeObjectURL: (url: string) => blobs.delete(url),
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      const { download: name, href } = this
      const text = new Promise<string>((resolve) => {
        const reader = new FileReader()
        reader.addEventListener('load', () => resolve(reader.result as string))
        const blob = blobs.get(href)
        if (blob !== undefined) reader.readAsText(blob)
      })
      saved.push({ name, href, text })
    })
  })
  afterEach(async () => {
    await waitFor(() => expect(blobs.size).toBe(0))
    Reflect.deleteProperty(URL, 'createObjectURL')
    Reflect.deleteProperty(URL, 'revokeObjectURL')
  })

  it.each([
    ['.env', 'billing-api-key.env', `BILLING_API_KEY=${KEY}\n`],
    ['.txt', 'billing-api-key.txt', KEY],
  ])('of a %s file is named after the key, leaves no trace, and counts as kept', async (file, name, text) => {
    const { user, onDone } = await open()
    await user.click(screen.getByRole('button', { name: `Download ${file}` }))
    expect(saved.map((one) => one.name)).toEqual([name])
    await expect(saved[0]?.text).resolves.toBe(text)
    expect(saved[0]?.href).not.toContain(KEY)
    expect(attributesWith(KEY)).toEqual([])
    expect(screen.getByText('The download has begun.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
    // Not before the browser has had time to read it.
    expect(blobs.size).toBe(1)
    await waitFor(() => expect(blobs.size).toBe(0))
  })

  it('is announced each time', async () => {
    const { user } = await open()
    const [, announced] = screen.getAllByRole('status')
    if (announced === undefined) throw new Error('there is nothing that announces')
    await user.click(screen.getByRole('button', { name: 'Download .txt' }))
    const first = within(announced).getByText('The download has begun.')
    await user.click(screen.getByRole('button', { name: 'Download .txt' }))
    expect(within(announced).getByText('The download has begun.')).not.toBe(first)
  })
})
