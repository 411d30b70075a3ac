import { describe, expect, it } from 'vitest'
import { completeIssue } from '../../src/headless/completeIssue'

describe('an issue', () => {
  it('has the names and numbers of the page’s rule, and before them those that the service sent', () => {
    const rule = { maxLength: 64, protocols: ['https', 'wss'] }
    expect(completeIssue({ code: 'protocols', params: { maxLength: 9 } }, rule)).toEqual({
      code: 'protocols',
      params: { maxLength: 9, protocols: 'https, wss' },
    })
    expect(completeIssue({ code: 'minLength', params: { minLength: 5 } }, {})).toEqual({
      code: 'minLength',
      params: { minLength: 5 },
    })
  })

  it.each(['minLength', 'maxLength', 'enum', 'protocols'])('is unknown where %s says nothing of the rule', (code) => {
    expect(completeIssue({ code }, {}).code).toBe('unknown')
  })

  it.each(['required', 'url', 'pattern', 'future', 'anything'])('is what it is where its sentence quotes nothing: %s', (code) => {
    expect(completeIssue({ code }, {})).toEqual({ code, params: {} })
  })
})
