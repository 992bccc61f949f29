import { describe, expect, it } from 'vitest'
import { placeOfAddress } from '../../src/officer/address-place.ts'

const site = (address: string | null) => placeOfAddress(address).site
const host = (address: string | null) => placeOfAddress(address).host

describe('where an attempt comes from', () => {
  it('is a /24, and the very address, for IPv4', () => {
    expect(placeOfAddress('192.0.2.7')).toEqual({ site: 'v4:192.0.2', host: 'v4:192.0.2.7' })
    expect(site('192.0.2.255')).toBe(site('192.0.2.0'))
    expect(site('192.0.3.7')).not.toBe(site('192.0.2.7'))
  })

  it('is a /56, and a /64, for IPv6', () => {
    expect(placeOfAddress('2001:db8::1')).toEqual({ site: 'v6:20010db8000000', host: 'v6:20010db800000000' })
    expect(site('2001:db8:0:ff:1:2:3:4')).toBe(site('2001:db8::1'))
    expect(host('2001:db8:0:ff:1:2:3:4')).not.toBe(host('2001:db8::1'))
    expect(site('2001:db8:0:100::1')).not.toBe(site('2001:db8::1'))
    expect(host('2001:db8::1')).toBe(host('2001:0DB8:0000:0000:ffff::'))
    expect(host('fe80::1%eth0')).toBe(host('fe80::2'))
    expect(site('::1')).toBe('v6:00000000000000')
  })

  it('is the same for an IPv4 address that a dual-stack socket shows', () => {
    for (const one of ['::ffff:192.0.2.7', '::ffff:c000:207'])
      expect(placeOfAddress(one)).toEqual(placeOfAddress('192.0.2.7'))
  })

  it('is one place for all that is no address', () => {
    for (const one of [null, '', 'localhost', '192.0.2', '1.2.3.4.5', 'x'.repeat(1000)])
      expect(site(one)).toBe('unknown')
  })
})
