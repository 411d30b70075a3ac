import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodingsOf } from '../server/support/encodingsOf'
import { addForm } from './support/addForm'
import { heapTraces } from './support/heapTraces'
import { enterSecret, newCanary, SECRET_FLOWS, type SecretFlow } from './support/secretFlows'
import { type Stage, startStage } from './support/startStage'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage?.stop())

const OVERWRITTEN = 43

/** One opening in which key after key is entered in the place of the one before. */
const overwritten: SecretFlow = {
  name: 'entered one over the other, given up',
  run: async ({ page, endpoint, name }) => {
    const form = addForm(page)
    const secrets = Array.from({ length: OVERWRITTEN }, newCanary)
    await form.open()
    await form.enter({ name, endpoint })
    for (const secret of secrets) {
      await form.key.focus()
      await page.keyboard.press('ControlOrMeta+a')
      await enterSecret(page, secret)
    }
    await page.keyboard.press('ControlOrMeta+z')
    await form.cancel.click()
    await form.closed()
    return secrets
  },
}

/** Records, in the page, all that is written where others can read it, and every attribute that ever was. */
function record(): void {
  const written = new Set<string>()
  Object.assign(globalThis, { written })
  const note = (what: unknown) => void written.add(typeof what === 'string' ? what : JSON.stringify(what))
  const tap = (target: object, method: string) => {
    const real = Reflect.get(target, method) as (...parameters: unknown[]) => unknown
    Reflect.set(target, method, function (this: unknown, ...parameters: unknown[]) {
      note(parameters)
      return Reflect.apply(real, this, parameters)
    })
  }
  tap(Storage.prototype, 'setItem')
  tap(History.prototype, 'pushState')
  tap(History.prototype, 'replaceState')
  tap(BroadcastChannel.prototype, 'postMessage')
  tap(IDBFactory.prototype, 'open')
  tap(CacheStorage.prototype, 'open')
  addEventListener('error', ({ error, message }) => note([message, String(error?.stack), String(error?.cause)]))
  addEventListener('unhandledrejection', ({ reason }) => note([String(reason), String(reason?.stack), String(reason?.cause)]))
  const read = (node: Node) => {
    if (!(node instanceof Element)) return
    for (const { name, value } of node.attributes) note(`${name}=${value}`)
    for (const child of node.children) read(child)
  }
  new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      if (attributeName !== null) note(`${attributeName}=${(target as Element).getAttribute(attributeName)}`)
      for (const node of addedNodes) read(node)
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
}

interface Host {
  readonly stage: { readonly heard: string[]; readonly caches: () => string }
  readonly written: Set<string>
}

/** Where a secret must not be, by name. */
const placesOn = (page: Page) =>
  page.evaluate(async () => {
    const { stage: host, written } = globalThis as unknown as Host
    return {
      'events and notices': host.heard.join('\n'),
      'query and mutation caches': host.caches(),
      'what was written, thrown or an attribute': [...written].join('\n'),
      'the page': document.documentElement.outerHTML,
      'address and history': JSON.stringify([location.href, history.state, document.title, document.referrer]),
      cookies: document.cookie,
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys()]),
      fields: [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value).join('\n'),
      requests: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join('\n'),
      'the list of the server': await (await fetch('/api/keys')).text(),
    }
  })

const hitsIn = (places: Readonly<Record<string, string>>, secrets: readonly string[]): string[] => {
  const texts = Object.entries(places).map(([place, text]) => [place, Buffer.from(text)] as const)
  return secrets.flatMap((secret, index) =>
    [...encodingsOf(secret)].flatMap(([encoding, form]) =>
      texts.filter(([, text]) => text.includes(form)).map(([place]) => `secret ${index} in ${place}, ${encoding}`),
    ),
  )
}

async function openRecorded() {
  const said: string[] = []
  const opened = await stage.open({
    before: record,
    permissions: ['clipboard-read', 'clipboard-write'],
    watch: (page) => {
      page.on('console', (message) => said.push(`${message.type()} ${message.text()} ${message.location().url}`))
      page.on('pageerror', (error) => said.push(`${error.message} ${error.stack} ${String(error.cause)}`))
    },
  })
  return { ...opened, said }
}

describe('a hundred secrets', () => {
  it('go through every flow, and none is found where others can read', async () => {
    const { page, context, said } = await openRecorded()
    const secrets: string[] = []
    const look = async () => undefined
    for (const round of [1, 2])
      for (const [index, flow] of [...SECRET_FLOWS, overwritten].entries())
        secrets.push(...(await flow.run({ page, endpoint: `${stage.url}/sample/ping`, name: `Key ${round}.${index}`, look })))
    expect(new Set(secrets).size).toBeGreaterThanOrEqual(100)
    const places = { ...(await placesOn(page)), console: said.join('\n') }
    expect(hitsIn(places, secrets)).toEqual([])
    // What was looked through is not empty, and a secret in it would have been found.
    expect(places['events and notices']).toContain('created')
    expect(places['query and mutation caches']).toContain('Key 1.')
    expect(places['what was written, thrown or an attribute']).toContain('type=password')
    const [some = ''] = secrets
    expect(hitsIn({ ...places, console: `x ${Buffer.from(some).toString('hex')}` }, [some])).toHaveLength(1)
    await context.close()
  })
})

describe('the memory of the page', () => {
  it('holds a secret while it is on screen, and no copy when its flow has ended', async () => {
    const { page, context } = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    const cdp = await context.newCDPSession(page)
    await cdp.send('HeapProfiler.enable')
    const form = addForm(page)

    // The search does find what is there.
    const typed = newCanary()
    await form.open()
    await enterSecret(page, typed)
    expect([...(await heapTraces(cdp, [typed])).keys()]).toEqual([typed])
    await form.cancel.click()
    await form.closed()

    const held: Record<string, unknown> = {}
    const secrets = [typed]
    // After each of them: the next would write over what the one before has left.
    for (const [index, { name, run }] of SECRET_FLOWS.entries()) {
      const went = await run({ page, endpoint: `${stage.url}/sample/ping`, name: `Key ${index}`, look: async () => undefined })
      secrets.push(...went)
      const traces = await heapTraces(cdp, secrets)
      if (traces.size > 0) held[name] = Object.fromEntries(traces)
    }
    expect(held).toEqual({})
    expect(new Set(secrets).size).toBe(secrets.length)
    expect(secrets.length).toBeGreaterThan(SECRET_FLOWS.length)
    await context.close()
  })
})
