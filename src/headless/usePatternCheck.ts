import { useEffect, useState } from 'react'
import { readRuleOverrides } from '../core/rules'
import type { RuleSets } from '../i18n/hostRules'

/**
 * Refuses rules of the host's that have a pattern that can backtrack: throws into the page, as for any rule that cannot be
 * read. What judges patterns is fetched where there is a pattern at all, which most hosts do not have.
 *
 * @param json the rule sets by their path, as JSON
 */
export function usePatternCheck(json: string): void {
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    let current = true
    setProblem(null)
    if (!json.includes('"pattern"')) return undefined
    const judge = async () => {
      const { patternProblem } = await import('../core/patternProblem')
      try {
        for (const [path, rules] of Object.entries(JSON.parse(json) as RuleSets)) readRuleOverrides(rules, path, patternProblem)
      } catch (thrown) {
        if (current) setProblem(thrown)
      }
    }
    // Where it cannot be fetched the pattern still has its guard of length and time, and the server its own judge.
    judge().catch(() => undefined)
    return () => {
      current = false
    }
  }, [json])
  if (problem !== null) throw problem
}
