import { describe, expect, it } from 'vitest'
import { activeFilters } from '../../src/core/activeFilters'

describe('the active fields of a filter', () => {
  it('are those that ask for anything, in the order in which they are offered', () => {
    expect(
      activeFilters({ lastUsed: { idleDays: 90 }, expires: { never: true }, application: [null], status: ['active'] }),
    ).toEqual(['status', 'application', 'expires', 'lastUsed'])
  })

  it('are none where lists are empty and spans have no ends', () => {
    expect(activeFilters({})).toEqual([])
    expect(activeFilters({ status: [], scope: [], created: {} })).toEqual([])
  })
})
