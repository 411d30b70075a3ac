import type { KeyrackParameters } from '../../.storybook/withKeyrack'

/** 2026-01-01T00:00:00Z: stories look the same on each day. */
export const MOMENT = Date.UTC(2026, 0, 1)

/** Parameters of a story that is shown at that moment. */
export const atTheMoment = (options: Exclude<KeyrackParameters, false> = {}) => ({
  keyrack: { now: MOMENT, ...options, provider: { now: MOMENT, ...options.provider } },
})
