import { describe, expect, it } from 'vitest'
import { CHECK_CAUSES, CHECK_STEPS, failedCheck } from '../../src/core/diagnosis'

describe('a connection check', () => {
  it('goes from the form of the key to the answer of the endpoint', () => {
    expect(CHECK_STEPS).toEqual(['format', 'address', 'network', 'tls', 'authorization', 'response'])
  })

  it('has each cause once', () => {
    expect(new Set(CHECK_CAUSES).size).toBe(CHECK_CAUSES.length)
  })

  it('stopped at the failed step', () => {
    const failed = { step: 'authorization', state: 'failed', cause: 'unauthorized', params: { status: 401 } } as const
    const diagnosis = {
      ok: false,
      checks: [
        { step: 'format', state: 'passed' },
        { step: 'tls', state: 'skipped' },
        failed,
        { step: 'response', state: 'skipped' },
      ],
    } as const
    expect(failedCheck(diagnosis)).toBe(failed)
  })

  it('stopped nowhere when every step passed or did not apply', () => {
    expect(
      failedCheck({
        ok: true,
        checks: [
          { step: 'format', state: 'passed' },
          { step: 'tls', state: 'skipped' },
        ],
      }),
    ).toBeUndefined()
  })
})
