import { BlockList, isIP } from 'node:net'

// IANA IPv4 Special-Purpose Address Registry, multicast, and what clouds keep for themselves.
const BLOCKED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // Shared address space; Alibaba Cloud's metadata service is 100.100.100.200.
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // Azure's platform service: a public address that is answered inside.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24], // 6to4 relays.
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // Multicast, reserved, broadcast.
] as const

// Within 2000::/3, the only IPv6 range that is handed out for global use; everything outside is refused as it is.
const BLOCKED_V6 = [
  ['2001::', 23], // IETF protocol assignments, with Teredo, which holds an IPv4 address.
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4, which holds an IPv4 address.
  ['3fff::', 20],
] as const

const blocked = new BlockList()
for (const [net, bits] of BLOCKED_V4) blocked.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of BLOCKED_V6) blocked.addSubnet(net, bits, 'ipv6')

const globalV6 = new BlockList()
globalV6.addSubnet('2000::', 3, 'ipv6')
/** NAT64 (RFC 6052): the way to IPv4 in networks that have IPv6 alone. */
const nat64 = new BlockList()
nat64.addSubnet('64:ff9b::', 96, 'ipv6')

/** The IPv4 address in the last 32 bits of an IPv6 address. */
const embeddedV4 = (address: string): string => {
  // The URL parser writes addresses in one way, without dots.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':')
  const low = (group: string | undefined): number => Number.parseInt(group === undefined || group === '' ? '0' : group, 16)
  const [high, rest] = [low(groups.at(-2)), low(groups.at(-1))]
  return [high >> 8, high & 255, rest >> 8, rest & 255].join('.')
}

/**
 * Whether an IP address belongs to the public internet: not to this machine, a private network, a cloud's own services
 * or a range that leads to an IPv4 address by a detour. What is no plain IP address does not.
 */
export function isGlobalAddress(address: string): boolean {
  const version = isIP(address)
  // A zone id names an interface of this machine.
  if (version === 0 || address.includes('%')) return false
  if (version === 4) return !blocked.check(address, 'ipv4')
  if (nat64.check(address, 'ipv6')) return isGlobalAddress(embeddedV4(address))
  return globalV6.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}
