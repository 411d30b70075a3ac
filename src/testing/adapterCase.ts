import type { ApiKeyAdapter, Supports } from '../core/adapter'
import type { Rules } from '../core/rules'

/** An adapter on trial, and the rules that the service behind it holds drafts to. */
export interface Trial {
  readonly adapter: ApiKeyAdapter
  readonly rules: Rules
}

/**
 * Makes an adapter on an empty store, or an empty tenant, of its own; a case may ask for several. What two of them
 * hold is hidden from each other.
 */
export type MakeAdapter = () => Trial | Promise<Trial>

/** One part of the law of `ApiKeyAdapter`. It needs no test runner: `run` rejects where the adapter breaks the law. */
export interface AdapterCase {
  /** A sentence that holds of a lawful adapter. */
  readonly name: string
  /** Methods without which the case has nothing to try. */
  readonly needs?: readonly (keyof ApiKeyAdapter)[]
  /** Whether it applies within the limits that an adapter states. @default always */
  readonly fits?: (supports: Supports) => boolean
  /** @throws {Error} a sentence that says what should have been and what was, without any secret */
  run(makeAdapter: MakeAdapter): Promise<void>
}

type Method = Exclude<keyof ApiKeyAdapter, 'name' | 'supports'>

/** A trial whose adapter has the methods that the case needs. */
export interface Bench<Needed extends Method = never> extends Trial {
  readonly adapter: ApiKeyAdapter & Required<Pick<ApiKeyAdapter, Needed>>
}

interface Definition<Needed extends Method> {
  readonly name: string
  readonly needs?: readonly Needed[]
  readonly fits?: (supports: Supports) => boolean
  readonly check: (bench: Bench<Needed>, makeAdapter: MakeAdapter) => Promise<void>
}

/** Whether the adapter of a trial has these methods. */
export const hasMethods = <Needed extends Method>(trial: Trial, needs: readonly Needed[]): trial is Bench<Needed> =>
  needs.every((method) => trial.adapter[method] !== undefined)

/** Makes a case of what it checks. */
export function adapterCase<Needed extends Method = never>({ check, ...rest }: Definition<Needed>): AdapterCase {
  const needs = rest.needs ?? []
  return Object.freeze({
    ...rest,
    async run(makeAdapter: MakeAdapter) {
      const trial = await makeAdapter()
      if (!hasMethods(trial, needs))
        throw new Error(`The case "${rest.name}" needs ${needs.join(', ')}; ask skipReason before running it.`)
      await check(trial, makeAdapter)
    },
  })
}
