import fc from 'fast-check'
import recheck from 'recheck'
import { describe, expect, it } from 'vitest'
import { patternProblem } from '../../src/core/patternProblem'
import { parseRuleOverrides } from '../../src/core/rules'

/** What the analyser proves by automata; where it would have to guess from trials it says that it does not know. */
const judged = (source: string) => recheck.checkSync(`^(?:${source})$`, 'u', { checker: 'automaton', timeout: 5_000 }).status

const SOUND = [
  '',
  '^$',
  'a|b|',
  '[a-z]+(-[a-z]+)*',
  '[a-z0-9-]*[a-z0-9]',
  'sk_(?:live|test)_[A-Za-z0-9]{24,}',
  '(?:ab|ac)*d',
  '(?<year>\\d{4})-\\d{2}',
  '(\\d{1,3}\\.){3}\\d{1,3}',
  '([0-9a-f]{2}:){5}[0-9a-f]{2}',
  '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  '[a-z]{3}[a-z0-9]{40}',
  '[^@\\s]+@[^@\\s]+',
  '\\w+([.-]\\w+)*',
  '(a|ab)(c|bc)',
  '[A-Za-z]+\\u{1F600}?[\\]\\-]',
  '\\p{Lu}\\d+',
  'a{0}b{1}c*?',
]

const BACKTRACKING = [
  '(a+)+',
  '(a*)*b',
  '(a|a)*',
  '(a|aa)+',
  '(.*)*x',
  '[a-z]+[a-z]+',
  'a*a*b',
  '.*.*=.*',
  '.+@.+\\..+',
  '(\\w+\\s?)*',
  '((x?|y?)z)*',
  '(a?){30}a{30}',
  `${'a?'.repeat(30)}${'a'.repeat(30)}`,
  '(?:(?:c?){1,3}-)*',
  '([a-zA-Z]+)*\\d',
  '(\\p{L}|é)+',
  '[\\u{e0}-\\u{ff}]+[é]+',
  '(?=.*a.*b)c',
]

const FOREIGN = ['(a)\\1', '(?<x>a)\\k<x>', '(?<=a)b', '(?<!a)b', 'a(?=b)', '(?:(?=a)a)+', '(?i:a)']

describe('a pattern that reads a text in one way only', () => {
  it.each(SOUND)('%s is let through', (source) => {
    expect(patternProblem(source)).toBeUndefined()
    expect(judged(source)).not.toBe('vulnerable')
  })

  it.each(['(?=.*\\d)(?=.*[a-z]).{8,}', '(?!test)[a-z]+', '(?=a)b|(?!c)d'])('%s may look ahead at its beginning', (source) => {
    expect(patternProblem(source)).toBeUndefined()
  })
})

describe('a pattern that can backtrack', () => {
  it.each(BACKTRACKING)('%s is refused', (source) => {
    expect(patternProblem(source)).toMatch(/^a pattern that can read a text in one way only/)
  })

  it.each(FOREIGN)('%s cannot be judged, and is refused', (source) => {
    expect(patternProblem(source)).toMatch(/^a pattern without backreferences, lookbehind and modifiers/)
  })

  it('is named by its path when rules are read', () => {
    expect(() => parseRuleOverrides({ key: { pattern: ['a+', '(a+)+'] } }, 'de.rules')).toThrow(
      /^keyrack: de\.rules\.key\.pattern must be a pattern that can read a text in one way only: .*bad-rule\.md$/,
    )
  })

  it('of nothing, any number of times, is nothing', () => {
    const slow = '(?:(?:^){99999999}){99999999}'
    expect(patternProblem(`${slow}a+`)).toBeUndefined()
    expect(patternProblem(`a+${slow}a+`)).toMatch(/one way only/)
  })

  it('is refused before it gets too large to judge', () => {
    expect(patternProblem('x'.repeat(301))).toBe('a pattern of at most 300 places')
    expect(patternProblem('x{200}y{200}')).toBeUndefined()
    expect(patternProblem('x{2,200}x{2,200}')).toBeDefined()
    expect(patternProblem('(((x{9}){9}){9}){9}')).toBeDefined()
    for (const unit of ['a*', 'a?', '[a-z]*', '(a|b)?', 'a+b*'])
      expect(patternProblem(unit.repeat(Math.floor(512 / unit.length)))).toBeDefined()
  })
})

const atom = fc.constantFrom('a', 'b', 'c', '.', '\\d', '\\w', '[ab]', '[^a]', '[a-c]', '\\.', '-')
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{3}', '{2,}', '{1,3}', '*?', '+?')
const { pattern } = fc.letrec<{ pattern: string; term: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.array(tie('term'), { minLength: 1, maxLength: 4 }).map((terms) => terms.join('')),
  ),
  term: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('^', '$', '\\b'),
    fc.tuple(atom, quantifier).map((parts) => parts.join('')),
    fc
      .tuple(fc.array(tie('pattern'), { minLength: 1, maxLength: 2 }), quantifier)
      .map(([alternatives, times]) => `(?:${alternatives.join('|')})${times}`),
  ),
}))

it('lets nothing through that an analyser of automata calls vulnerable', () => {
  let passed = 0
  fc.assert(
    fc.property(pattern, (source) => {
      fc.pre(source.length <= 80 && patternProblem(source) === undefined)
      passed++
      expect(judged(source)).not.toBe('vulnerable')
    }),
    { numRuns: 1_000 },
  )
  expect(passed).toBeGreaterThan(300)
})
