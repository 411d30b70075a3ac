import { readdirSync, readFileSync } from 'node:fs'
import { screen, waitFor } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { rules as json } from '../locales/en.json'
import { memoryAdapter } from '../src/adapters/memory'
import { httpAdapter } from '../src/adapters/http'
import { parseRules } from '../src/core/rules'
import { compileSchema, issuesOf } from '../src/core/schema'
import { Secret } from '../src/core/secret'
import type { KeyrackProviderProps } from '../src/headless/KeyrackProvider'
import { LANGUAGES, loadLocale } from '../src/i18n/locales'
import { type ApiKeyHandlerOptions, createApiKeyHandler } from '../src/server/createApiKeyHandler'
import { localKeyEncryption } from '../src/server/localKeyEncryption'
import { pgliteStore } from '../src/server/pglite'
import { AddApiKeyModal } from '../src/ui/AddApiKeyModal'
import { addForm, fillCredential } from './support/addForm'
import { describedBy } from './support/describedBy'
import { numberIn } from './support/numberIn'
import { renderInLanguages } from './support/renderInLanguages'
import { renderWithKeyrack } from './support/renderWithKeyrack'
import { wordsIn } from './support/wordsIn'

// In the project `rules12` one number of one JSON file is another one; whatever does not follow fails here.
const minLength = inject('minLength')
/** The endpoint is nobody's: no connection test. */
const untested: NonNullable<KeyrackProviderProps['can']> = (action) => action !== 'test'
const key = (length: number) => 'a1!Z'.repeat(length).slice(0, length)
const sentence = `The key needs at least ${minLength} characters`

beforeAll(() => Promise.all(LANGUAGES.map(loadLocale)))

it('reads the number that the project was set up with', () => {
  expect(json.key.minLength).toBe(minLength)
})

describe('the number in the JSON file', () => {
  it('is in the schema', () => {
    const rules = parseRules(json)
    const draft = (length: number) => ({
      kind: 'credential',
      name: 'Billing',
      endpoint: 'https://api.example.com',
      key: key(length),
    })
    const refused = compileSchema(rules).safeParse(draft(minLength - 1))
    expect(refused.success).toBe(false)
    expect(refused.error && issuesOf(refused.error, rules)).toEqual([
      { field: 'key', code: 'minLength', params: expect.objectContaining({ minLength }) },
    ])
    expect(compileSchema(rules).safeParse(draft(minLength)).success).toBe(true)
  })

  it('is in the input, the counter, the sentence and the adapter', async () => {
    const adapter = memoryAdapter()
    const { user } = renderWithKeyrack(<AddApiKeyModal open />, { adapter })
    await addForm.opened()
    expect(addForm.key()).toHaveAttribute('minlength', String(minLength))
    await fillCredential(user, { key: key(minLength - 1) })
    expect(screen.getByText(`${minLength - 1} characters of at least ${minLength}`)).toBeVisible()
    await user.click(addForm.submit())
    expect(await screen.findByText(sentence)).toBeVisible()
    expect((await adapter.list({})).items).toEqual([])
    await user.type(addForm.key(), 'Q')
    expect(screen.getByText(`${minLength} characters`)).toBeVisible()
    expect(screen.queryByText(sentence)).not.toBeInTheDocument()
    await user.click(addForm.submit())
    await waitFor(async () => expect((await adapter.list({})).items).toHaveLength(1))
  })

  it('is in the sentence, the counter and the input of every language', async () => {
    const { user, speak } = renderInLanguages(<AddApiKeyModal open />)
    await addForm.opened()
    const input = addForm.key()
    const counted = (language: string, count: number) =>
      count < minLength ? wordsIn(language, 'add.counterMin', { count, minLength }) : wordsIn(language, 'add.counter', { count })
    await fillCredential(user, { key: key(minLength - 1) })
    await user.click(addForm.submit())
    await screen.findByText(sentence)
    for (const language of LANGUAGES) {
      await speak(language)
      const [message = '', counter = ''] = describedBy(input)
      expect(message, language).toBe(wordsIn(language, 'errors.key.minLength', { count: minLength, minLength }))
      expect(counter, language).toBe(counted(language, minLength - 1))
      for (const text of [message, counter]) expect(text, language).toContain(numberIn(language, minLength))
      // Attributes are read by machines: their digits are those of HTML.
      expect(input, language).toHaveAttribute('minlength', String(minLength))
    }
    await user.type(input, 'Q')
    for (const language of LANGUAGES) {
      await speak(language)
      expect(describedBy(input), language).toEqual([counted(language, minLength)])
    }
  })
})

describe('the server', () => {
  const store = pgliteStore()
  beforeAll(async () => {
    // The server part is Node's: jsdom puts classes of its own in the place of Node's, and PGlite takes a window for a browser.
    const node = Object.getPrototypeOf(Buffer.prototype) as Uint8Array
    vi.stubGlobal('Uint8Array', node.constructor)
    vi.stubGlobal('ArrayBuffer', Buffer.alloc(8).buffer.constructor)
    const { window } = globalThis
    vi.stubGlobal('window', undefined)
    await store.ready().finally(() => vi.stubGlobal('window', window))
  }, 60_000)
  afterAll(async () => {
    await store.close()
    vi.unstubAllGlobals()
  })

  const services: ApiKeyHandlerOptions = {
    store,
    keyEncryption: localKeyEncryption({ masterKey: crypto.getRandomValues(new Uint8Array(32)) }),
    authorize: () => ({ tenant: 'acme', actor: 'ada' }),
    log: () => {},
  }
  const handler = createApiKeyHandler(services)
  const adapter = httpAdapter({ baseUrl: 'http://localhost/api/keys', fetch: handler })
  const create = (length: number) =>
    adapter.create({ kind: 'credential', name: 'Billing', endpoint: 'https://api.example.com', secret: new Secret(key(length)) })

  it('answers 422 with the number to a key that is one character too short, and takes the next', async () => {
    const body = { kind: 'credential', name: 'Billing', endpoint: 'https://api.example.com', key: key(minLength - 1) }
    const response = await handler(
      new Request('http://localhost/api/keys', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'one-of-this-test-0001' },
        body: JSON.stringify(body),
      }),
    )
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'invalid',
      issues: [{ field: 'key', code: 'minLength', params: { minLength } }],
    })
    await expect(create(minLength - 1)).rejects.toMatchObject({ code: 'invalid' })
    await expect(create(minLength)).resolves.toMatchObject({ key: { name: 'Billing' } })
  }, 60_000)

  it('sends its number as data, which the form says in every language', async () => {
    // One more than the page knows of, so that it can only be the server's.
    const its = minLength + 1
    const stricter = createApiKeyHandler({ ...services, rules: { key: { minLength: its } } })
    const { user, speak } = renderInLanguages(<AddApiKeyModal open />, {
      adapter: httpAdapter({ baseUrl: 'http://localhost/api/keys', fetch: stricter }),
      can: untested,
    })
    await addForm.opened()
    const input = addForm.key()
    await fillCredential(user, { key: key(minLength) })
    await user.click(addForm.submit())
    await screen.findByText(`The key needs at least ${its} characters`)
    for (const language of LANGUAGES) {
      await speak(language)
      expect(describedBy(input)[0], language).toBe(wordsIn(language, 'errors.key.minLength', { count: its, minLength: its }))
      expect(input, language).toHaveAttribute('minlength', String(minLength))
    }
  }, 60_000)
})

it('stands nowhere in TypeScript', () => {
  const here = new URL('../', `file://${import.meta.filename}`)
  const files = ['src', 'stories', 'demo', '.storybook'].flatMap((folder) => {
    try {
      return readdirSync(new URL(`${folder}/`, here), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(ts|tsx)$/.test(path))
        .map((path) => `${folder}/${path}`)
    } catch {
      return []
    }
  })
  expect(files.length).toBeGreaterThan(50)
  // 1 and 2 are what rules in general are asked for: whether there is anything to be shorter than.
  const literal = /\bmin_?length\b['"\]]*\s*(?:[:=<>]|[!=]==?|[<>]=)\s*\{?\s*['"]?(?:[3-9]|\d{2})/i
  for (const text of ['minLength: 5', 'minLength={5}', "rules.key['minLength'] = 12", 'MIN_LENGTH = 5', 'minLength > 4'])
    expect(text).toMatch(literal)
  const found = files.flatMap((path) =>
    readFileSync(new URL(path, here), 'utf8')
      .split('\n')
      .filter((line) => literal.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
