import { randomText } from '../../src/core/generate'

/** A key of no account, of a form that one provider has. */
export const GITLAB_KEY = `glpat-${randomText(20)}`
export const stripeKey = (environment: 'test' | 'live'): string => `rk_${environment}_${randomText(30)}`
