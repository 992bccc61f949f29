import { expect, test } from 'vitest'
import { endpointUrl } from '../../../src/partner/webhooks/endpoint-url.ts'
import { isPublicAddress } from '../../../src/partner/webhooks/public-address.ts'

test.each([
  ['https://hooks.example.org/vigifuite?a=1#x', 'https://hooks.example.org/vigifuite?a=1'],
  ['https://HOOKS.example.org', 'https://hooks.example.org/'],
  ['https://hooks.example.org:8443/', 'https://hooks.example.org:8443/'],
  ['https://8.8.8.8/', 'https://8.8.8.8/'],
])('%s may be an endpoint', (given, kept) => {
  expect(endpointUrl(given)).toBe(kept)
})

test.each([
  'http://hooks.example.org/',
  'ftp://hooks.example.org/',
  'not a url',
  '',
  'https://user:secret@hooks.example.org/',
  'https://hooks.example.org:25/',
  'https://localhost/',
  'https://intranet/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[fd00::1]/',
  'https://[::127.0.0.1]/',
  'https://hooks.example.org/1%2084%2012%2076%20451%20089%2046',
  'https://hooks.example.org/?who=184127645108946',
  `https://hooks.example.org/${'a'.repeat(2000)}`,
])('%s may not', given => {
  expect(endpointUrl(given)).toBeNull()
})

test.each(['8.8.8.8', '2606:4700:4700::1111'])('%s is of the public internet', address => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.2.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '2002:0a00:0001::',
  'fe80::1',
  'fd12::1',
  'ff02::1',
  '2001:db8::1',
  '::7f00:1',
  '4000::1',
  'hooks.example.org',
])('%s is not', address => {
  expect(isPublicAddress(address)).toBe(false)
})
