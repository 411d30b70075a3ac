import { CHECK_STEPS, type CheckResult } from '../../core/diagnosis'
import { Secret } from '../../core/secret'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { canary, credentials, everyKey, listed, makeKey } from '../drafts'
import { findLeak } from '../findLeak'

export const connectionCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a connection check that fails is an answer, with its steps in order and without the secret',
    needs: ['test'],
    fits: credentials,
    async check(bench) {
      const secret = canary(bench.rules.key)
      // A name that no resolver may know (RFC 6761), so that no key is sent anywhere.
      const diagnosis = await bench.adapter.test({ endpoint: 'https://keyrack.invalid/v1', secret: new Secret(secret) })
      const order = diagnosis.checks.map(({ step }) => CHECK_STEPS.indexOf(step))
      claim(
        order.every((at, n) => n === 0 || at > (order[n - 1] as number)),
        'The steps of a check should be in order',
      )
      claimSame(diagnosis.ok, false, 'The outcome of a check of an endpoint that is not there')
      claimSame(diagnosis.checks.filter(({ state }) => state === 'failed').length, 1, 'The number of failed steps')
      claim(findLeak(diagnosis, secret) === null, 'A diagnosis should be free of the secret')
    },
  }),

  adapterCase({
    name: 'the steps that a connection check tells of are in order, once each, and those of its diagnosis',
    needs: ['test'],
    fits: credentials,
    async check(bench) {
      const told: CheckResult[] = []
      const secret = canary(bench.rules.key)
      const target = { endpoint: 'https://keyrack.invalid/v1', secret: new Secret(secret) }
      const { checks } = await bench.adapter.test(target, { onCheck: (check) => told.push(check) })
      const count = told.length
      const order = told.map(({ step }) => CHECK_STEPS.indexOf(step))
      claim(
        order.every((at, n) => at >= 0 && (n === 0 || at > (order[n - 1] as number))),
        'The steps that are told should be in order and once each',
      )
      for (const check of told)
        claimSame(
          checks.find(({ step }) => step === check.step),
          check,
          `The step ${check.step} of a diagnosis, which was told before`,
        )
      claim(findLeak(told, secret) === null, 'The steps that are told should be free of the secret')
      // Long enough for what was left to be told by mistake, and for nothing else.
      await new Promise((resolve) => setTimeout(resolve, 5))
      claimSame(told.length, count, 'The number of steps told by the time that the check was answered')
    },
  }),

  adapterCase({
    name: 'a connection check is the same for a listener that throws',
    needs: ['test'],
    fits: credentials,
    async check(bench) {
      const target = { endpoint: 'https://keyrack.invalid/v1', secret: new Secret(canary(bench.rules.key)) }
      const onCheck = () => {
        throw new Error('A listener that throws.')
      }
      claimSame((await bench.adapter.test(target, { onCheck })).ok, false, 'The outcome of a check whose listener throws')
    },
  }),

  adapterCase({
    name: 'a stored key is tried at another address of its own origin, and nowhere else',
    needs: ['test'],
    fits: credentials,
    async check(bench) {
      const secret = canary(bench.rules.key)
      const key = await makeKey(bench, { kind: 'credential', endpoint: 'https://keyrack.invalid/v1', secret })
      const at = (endpoint: string) => bench.adapter.test({ id: key.id, endpoint })
      const moved = await at('https://keyrack.invalid/v2')
      claimSame(moved.ok, false, 'The outcome of a check of a path that is not there')
      claim(findLeak(moved, secret) === null, 'A diagnosis should be free of the secret')
      for (const [endpoint, issue] of [
        ['https://elsewhere.invalid/v1', ['key', 'required']],
        ['no address', ['endpoint', 'url']],
      ] as const) {
        const { issues } = await claimRejects(() => at(endpoint), `A stored key tried at ${endpoint}`, 'invalid')
        const found = issues?.map(({ field, code }) => [field, code])
        claimSame(found, [issue], `What is wrong with a stored key at ${endpoint}`)
      }
      claimSame(await listed(bench.adapter, key.id), key, 'The key after its tests')
    },
  }),

  adapterCase({
    name: 'a connection check makes and changes nothing, and an unknown key is not found',
    needs: ['test'],
    async check(bench) {
      await claimRejects(() => bench.adapter.test({ id: 'no-such-key' }), 'A test of an unknown id', 'notFound')
      claimSame(await everyKey(bench.adapter), [], 'The keys after a test')
    },
  }),
]
