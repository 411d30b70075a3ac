const PRESETS_DAYS = [7, 30, 90, 365] as const

/** The usual lives that the rules allow, and the longest that they do. In days. */
export const expiryPresets = (maxDays: number): readonly number[] => [
  ...PRESETS_DAYS.filter((days) => days < maxDays),
  ...(Number.isFinite(maxDays) ? [maxDays] : []),
]
