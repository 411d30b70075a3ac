import type { ApiKeyAdapter } from '../core/adapter'
import type { AdapterCase } from './adapterCase'

/** Why a case does not apply to an adapter, for the runner's note; null where it applies. */
export function skipReason(testCase: AdapterCase, adapter: ApiKeyAdapter): string | null {
  const missing = (testCase.needs ?? []).filter((method) => adapter[method] === undefined)
  if (missing.length > 0) return `the ${adapter.name} adapter has no ${missing.join(' and no ')}`
  if (testCase.fits?.(adapter.supports ?? {}) === false) return `outside what the ${adapter.name} adapter supports`
  return null
}
