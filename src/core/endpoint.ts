import type { FieldRule } from './rules'

/** Whether a host name, as the platform's URL parser writes it, is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}

/**
 * What is wrong with an address, or undefined: `url` (no absolute address), `protocols` (a scheme that the rule does
 * not name), `userinfo` (a name or password inside), `fragment`.
 */
export function endpointProblem(value: string, rule: FieldRule): 'url' | 'protocols' | 'userinfo' | 'fragment' | undefined {
  // The parser silently drops tabs and line breaks and trims spaces; what is stored must be what was checked.
  if (/\s/u.test(value) || !URL.canParse(value)) return 'url'
  const url = new URL(value)
  const scheme = url.protocol.slice(0, -1)
  const allowed = rule.protocols?.includes(scheme) ?? true
  if (!allowed && !(rule.loopback === true && scheme === 'http' && isLoopbackHost(url.hostname))) return 'protocols'
  if (url.hostname === '') return 'url'
  if (url.username !== '' || url.password !== '') return 'userinfo'
  if (value.includes('#')) return 'fragment'
  return undefined
}

/** Whether two addresses have the same scheme, host and port. */
export function sameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin
}
