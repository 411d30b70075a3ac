import type { ApiKey, ApiKeyBase } from 'keyrack/core'
import { sampleKeys } from 'keyrack/testing'
import { MOMENT } from './moment'

const DAY = 24 * 60 * 60 * 1000
const at = (days: number): string => new Date(MOMENT + days * DAY).toISOString()
const samples = sampleKeys(12, { now: MOMENT }).filter(({ state, replacedBy }) => state === 'active' && replacedBy === null)

/** An active key of each kind, and what a story wants to be different. */
export const oneOfEach = (changes: Partial<ApiKeyBase> = {}): readonly ApiKey[] =>
  (['credential', 'issued'] as const).flatMap((kind) => {
    const key = samples.find((sample) => sample.kind === kind && sample.expiresAt === null) ?? samples[0]
    return key === undefined ? [] : [{ ...key, application: 'Storefront', lastUsedAt: at(-40), ...changes }]
  })

/** A key in use, for which a word has to be typed. */
export const inUse = oneOfEach({ lastUsedAt: at(-0.2) })

/** A replaced key and its successor, and rotations that are due soon and overdue. */
export const rotations: readonly ApiKey[] = oneOfEach().flatMap((key, index) => [
  { ...key, id: `new_${index}`, replaces: `old_${index}`, createdAt: at(-0.5), lastUsedAt: null },
  { ...key, id: `old_${index}`, replacedBy: `new_${index}`, retiresAt: at(0.5), lastUsedAt: at(-0.1) },
  { ...key, id: `due_${index}`, createdAt: at(-95), rotationDueAt: at(index === 0 ? 9 : -5) },
])
