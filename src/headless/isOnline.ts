/** False only where the browser is sure. */
export const isOnline = (): boolean => navigator.onLine !== false
