import { type AdapterCase, adapterCase } from '../adapterCase'
import { callsOn } from '../callsOn'
import { claim, claimRejects, claimSame } from '../claim'
import { canary, draftFor, everyKey, makeKey } from '../drafts'

const aborted = (reason?: unknown): AbortSignal => {
  const controller = new AbortController()
  controller.abort(reason)
  return controller.signal
}

export const abortCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a call that was aborted before it began rejects and changes nothing',
    async check(bench) {
      const { adapter } = bench
      const key = await makeKey(bench)
      const call = { signal: aborted() }
      await claimRejects(() => adapter.list({}, call), 'An aborted list', 'aborted')
      await claimRejects(() => adapter.create(draftFor(bench), call), 'An aborted create', 'aborted')
      for (const [method, run] of callsOn(adapter, key.id, call)) await claimRejects(run, `An aborted ${method}`, 'aborted')
      if (adapter.delete) await claimRejects(() => adapter.delete?.(key.id, call), 'An aborted delete', 'aborted')
      claimSame(await everyKey(adapter), [key], 'The keys after aborted calls')
    },
  }),

  adapterCase({
    name: 'a list that is aborted on its way rejects',
    async check({ adapter }) {
      const controller = new AbortController()
      await claimRejects(
        () => {
          const page = adapter.list({}, { signal: controller.signal })
          controller.abort()
          return page
        },
        'A list aborted on its way',
        'aborted',
      )
    },
  }),

  adapterCase({
    name: 'a create that is aborted on its way rejects, and its intent then makes one key',
    async check(bench) {
      const controller = new AbortController()
      const draft = draftFor(bench)
      await claimRejects(
        () => {
          const created = bench.adapter.create(draft, { signal: controller.signal, intent: 'one-action' })
          controller.abort()
          return created
        },
        'A create aborted on its way',
        'aborted',
      )
      const { key } = await bench.adapter.create(draft, { intent: 'one-action' })
      claimSame(
        (await everyKey(bench.adapter)).map(({ id }) => id),
        [key.id],
        'The ids after a create that was aborted and repeated',
      )
    },
  }),

  adapterCase({
    name: 'the reason of an abort stays out of the error, and a signal that is never used does no harm',
    async check(bench) {
      const text = canary({})
      const error = await claimRejects(
        () => bench.adapter.list({}, { signal: aborted(new Error(text)) }),
        'An aborted list',
        'aborted',
      )
      claim(
        !`${error.message}${error.stack}${String(error.cause)}`.includes(text),
        'The reason of an abort should not be in the error',
      )
      const controller = new AbortController()
      await bench.adapter.list({}, { signal: controller.signal })
      controller.abort()
      claimSame((await bench.adapter.list({}, {})).items, [], 'The items after a late abort')
    },
  }),
]
