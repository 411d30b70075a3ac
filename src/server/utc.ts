/** An instant of any offset in UTC. */
export const utc = (instant: string | null): string | null => (instant === null ? null : new Date(instant).toISOString())
