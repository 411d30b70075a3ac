import { describe, expect, it } from 'vitest'
import { completeIssue } from '../../src/headless/completeIssue'

describe('an issue', () => {
  it('has the names and numbers of the page’s rule, and before them those that the service sent', () => {
    const rule = { maxLength: 64, protocols: ['https', 'wss'] }
    expect(completeIssue({ code: 'protocols', params: { maxLength: 9 } }, rule)).toEqual({
      code: 'protocols',
      params: { maxLength: 9, protocols: ['https', 'wss'] },
    })
    expect(completeIssue({ code: 'minLength', params: { minLength: 5 } }, {})).toEqual({
      code: 'minLength',
      params: { minLength: 5 },
    })
  })

  it('has no text that a service sent: it may be what was typed', () => {
    const sent = { minLength: 'sk_live_…', protocols: 'sk_live_…', echo: 'sk_live_…' }
    expect(completeIssue({ code: 'minLength', params: sent }, { minLength: 5, protocols: ['https'] })).toEqual({
      code: 'minLength',
      params: { minLength: 5, protocols: ['https'] },
    })
  })

  it.each(['minLength', 'maxLength', 'enum', 'protocols'])('is unknown where %s says nothing of the rule', (code) => {
    expect(completeIssue({ code }, {}).code).toBe('unknown')
  })

  it.each(['required', 'url', 'pattern', 'future', 'anything'])('is what it is where its sentence quotes nothing: %s', (code) => {
    expect(completeIssue({ code }, {})).toEqual({ code, params: {} })
  })
})
