import type { AdapterCase } from './adapterCase'
import { abortCases } from './cases/abortCases'
import { aliasingCases } from './cases/aliasingCases'
import { connectionCases } from './cases/connectionCases'
import { createCases } from './cases/createCases'
import { facetCases } from './cases/facetCases'
import { filterCases } from './cases/filterCases'
import { graceCases } from './cases/graceCases'
import { intentCases } from './cases/intentCases'
import { pagingCases } from './cases/pagingCases'
import { rotateCases } from './cases/rotateCases'
import { ruleCases } from './cases/ruleCases'
import { scopeCases } from './cases/scopeCases'
import { searchCases } from './cases/searchCases'
import { secretCases } from './cases/secretCases'
import { sortCases } from './cases/sortCases'
import { stateCases } from './cases/stateCases'
import { updateCases } from './cases/updateCases'

/**
 * The law of `ApiKeyAdapter` as cases for any test runner:
 *
 * ```ts
 * for (const { name, run } of adapterCases) it(name, () => run(makeAdapter))
 * ```
 *
 * Skip those for which `skipReason` has an answer. A case makes up to 51 keys.
 */
export const adapterCases: readonly AdapterCase[] = Object.freeze([
  ...pagingCases,
  ...searchCases,
  ...sortCases,
  ...filterCases,
  ...facetCases,
  ...createCases,
  ...intentCases,
  ...ruleCases,
  ...updateCases,
  ...stateCases,
  ...rotateCases,
  ...graceCases,
  ...scopeCases,
  ...abortCases,
  ...secretCases,
  ...aliasingCases,
  ...connectionCases,
])
