import { describe, expect, it } from 'vitest'
import { isGlobalAddress } from '../../src/server/isGlobalAddress'
import { corpus } from './support/corpus'

interface Row {
  readonly ip: string
  readonly v: 4 | 6
  readonly is_global: boolean
  readonly is_multicast: boolean
}

const file = corpus<{ rows: Row[] }>('ip/ip-special-ranges.json')

describe.skipIf(file === null)('addresses at the edges of the special ranges', () => {
  const rows = file?.rows ?? []

  it('lets through none that is not global', () => {
    expect(rows.length).toBe(333)
    expect(rows.filter(({ ip, is_global }) => !is_global && isGlobalAddress(ip))).toEqual([])
  })

  it('lets through every global one, but for the ranges that are refused on purpose', () => {
    const refused = rows
      .filter(({ ip, is_global, is_multicast }) => is_global && !is_multicast && !isGlobalAddress(ip))
      .map(({ ip }) => ip)
    const purpose =
      /^(?:168\.63\.129\.16$|192\.0\.0\.|192\.88\.99\.|2001:|2002:|64:ff9b:|(?:::|0:|[4-9a-f][0-9a-f]{0,3}:|1[0-9a-f]{0,3}:))/i
    expect(refused.filter((ip) => !purpose.test(ip))).toEqual([])
  })
})

describe('addresses that lead inside by a detour', () => {
  it.each([
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped', '::ffff:808:808'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['6to4', '2002:7f00:1::'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64', '64:ff9b::a9fe:a9fe'],
    ['NAT64', '64:ff9b::'],
    ['NAT64 for local use', '64:ff9b:1::808:808'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['Azure', '168.63.129.16'],
    ['Alibaba', '100.100.100.200'],
    ['AWS', 'fd00:ec2::254'],
    ['AWS', '169.254.169.254'],
    ['zone', 'fe80::1%eth0'],
    ['zone', '2606:4700::1%eth0'],
    ['name', 'localhost'],
    ['octal', '0177.0.0.1'],
    ['empty', ''],
  ])('%s %s is refused', (_, address) => expect(isGlobalAddress(address)).toBe(false))

  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450::1', '64:ff9b::808:808', '223.255.255.255'])(
    '%s is global',
    (address) => expect(isGlobalAddress(address)).toBe(true),
  )
})
