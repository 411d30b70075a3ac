/**
 * Milliseconds without a key press from which nobody is typing. Longer than slow typists take for a key, four each second:
 * what is rendered when it ends costs half of a key press, and they would have it after each.
 */
export const STILL_MS = 300
