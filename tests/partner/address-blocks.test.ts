import { expect, test } from 'vitest'
import { addressBlocks } from '../../src/partner/address-blocks.ts'

test('addresses and blocks are written in one way, sorted, each once', () => {
  expect(addressBlocks([])).toEqual([])
  expect(addressBlocks([' 192.0.2.7 ', '192.0.2.7/32', '::FFFF:192.0.2.7', '10.0.0.0/8', '2001:DB8:0::/32'])).toEqual([
    '10.0.0.0/8',
    '192.0.2.7/32',
    '2001:db8::/32',
  ])
  expect(addressBlocks(['::ffff:198.51.100.0/120'])).toEqual(['198.51.100.0/24'])
})

test.each([
  '',
  'example.org',
  '192.0.2',
  '192.0.2.256',
  '0192.0.2.1',
  '192.0.02.1',
  '0x7f.0.0.1',
  '3221225985',
  '192.0.2.0/33',
  '192.0.2.1/24',
  '192.0.2.0/',
  '192.0.2.0/-1',
  '192.0.2.0/24/24',
  '0.0.0.0/0',
  '::/0',
  '::ffff:0:0/96',
  '2001:db8::1/32',
  '2001:db8::/129',
  'fe80::1%eth0',
])('"%s" is refused, and all beside it', text => {
  expect(addressBlocks(['192.0.2.7', text])).toBe(null)
})

test('there are at most 50', () => {
  const many = Array.from({ length: 51 }, (_, i) => `192.0.2.${i}`)
  expect(addressBlocks(many.slice(1))).toHaveLength(50)
  expect(addressBlocks([...many.slice(1), '192.0.2.1'])).toHaveLength(50)
  expect(addressBlocks(many)).toBe(null)
})
