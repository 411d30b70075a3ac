/** As they are offered. */
export const EXPORT_FORMATS = ['csv', 'json'] as const
