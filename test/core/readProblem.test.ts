import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/core/errors'
import { readProblem } from '../../src/core/readProblem'

const CANARY = 'sk_live_canary-7f3e9a'

describe('a problem', () => {
  it('is read with its issues, for each code', () => {
    for (const code of ERROR_CODES) expect(readProblem({ code, title: 'words' })).toEqual({ code })
    const problem = {
      code: 'invalid',
      field: 'key',
      params: { minLength: 5 },
      issues: [{ field: 'key', code: 'minLength' }],
      correlationId: 'c',
    }
    expect(readProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem)
  })

  it.each(['status', 'scope', 'createdBy', 'created', 'expires', 'lastUsed', 'application', 'kind'])(
    'says which field of a filter: %s',
    (field) => expect(readProblem({ code: 'malformed', field })).toEqual({ code: 'malformed', field }),
  )

  it('brings no text of the server along: not in a field, a code, a number’s name, a parameter or the reference', () => {
    // The last two have the shape of a name and of a reference.
    for (const secret of [CANARY, '12345', 'correcthorsebatterystaplecorrecthorse', 'zq7xw94kpm2vtb8nrj5ld1']) {
      const params = { [secret]: 1, maxLength: 7, value: secret, protocols: secret, enum: secret, minStrength: secret }
      const read = readProblem({
        code: 'invalid',
        field: secret,
        params,
        issues: [
          { field: secret, code: secret, params },
          { field: 'key', code: secret, params },
          { field: secret, code: 'minLength' },
          { field: `key.${secret}`, code: `${secret} is too short` },
          { field: '__proto__', code: 'constructor.' },
        ],
        correlationId: secret === '12345' ? `c ${secret}` : secret,
      })
      expect(read).toEqual({
        code: 'invalid',
        params: { maxLength: 7 },
        issues: [
          { field: '', code: 'unknown', params: { maxLength: 7 } },
          { field: 'key', code: 'unknown', params: { maxLength: 7 } },
          { field: '', code: 'minLength' },
          { field: '', code: 'unknown' },
          { field: '', code: 'unknown' },
        ],
      })
      expect(JSON.stringify(read)).not.toContain(secret)
    }
  })

  it('has nothing that was not agreed', () => {
    const issues = [{ field: 'key', code: 'minLength', value: CANARY }]
    expect(readProblem({ code: 'invalid', title: CANARY, detail: CANARY, issues })).toEqual({
      code: 'invalid',
      issues: [{ field: 'key', code: 'minLength' }],
    })
  })

  it('keeps every field that a form, a body or a query has, and numbers alone of its parameters', () => {
    const fields = 'name endpoint key application expiresAt intent cursor limit sort kind search version reason id'.split(' ')
    for (const field of ['', ...fields]) {
      expect(readProblem({ code: 'malformed', field })).toEqual({ code: 'malformed', field })
      const issue = { field, code: 'minStrength', params: { minLength: 5, share: 0.5 } }
      expect(readProblem({ code: 'invalid', issues: [{ ...issue, params: { ...issue.params, minStrength: 'fair' } }] })).toEqual({
        code: 'invalid',
        issues: [issue],
      })
    }
    const reference = '0b6f3c1e-6d3e-4c8e-9d55-0f1f6a3d9a10'
    expect(readProblem({ code: 'unknown', correlationId: reference })).toEqual({ code: 'unknown', correlationId: reference })
  })

  it.each([[null], ['text'], [{}], [{ code: 'nope' }], [{ code: 500 }], [{ code: 'invalid', issues: 'all' }]])(
    'is not %j',
    (body) => {
      expect(readProblem(body)).toBeNull()
    },
  )
})
