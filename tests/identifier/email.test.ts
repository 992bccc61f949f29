import { expect, test } from 'vitest'
import { canonicalEmail } from '../../src/identifier/email.ts'

test.each([
  'alice@exam/ple.org',
  'alice@example.org:80',
  'alice@exam%70le.org',
  'alice@[::1]',
  'alice@example.org?x',
  'alice@user\\example.org',
  'alice@.example.org',
  'alice@example.org..',
  'alice@example.0x7f',
  `${'é'.repeat(33)}@example.org`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(70)}.org`,
  'ali\u200bce@example.org',
  'ali\u0000ce@example.org',
  'alice@1.2.3',
  'alice@0x7f.1',
  'alice@example.１２',
  'alice@256',
  'alice@[192.0.2.1]',
  'alice@2001:db8::1',
  'alice@example.org#x',
  'alice@example%2eorg',
  'alice@example％2eorg',
  'alice@example.org／x',
  'alice@exa*mple.org',
  'alice@exa¨mple.org',
  'alice@exa,mple.org',
  '<alice@example.org>',
  'Alice <alice@example.org>',
  'alice@example.org, bob@example.org',
  'alice@exam\tple.org',
  'alice@exam\u00adple.org',
  'ali\u202ece@example.org',
  'ali\ud800ce@example.org',
  'alice@\u3000example.org',
])('%j is refused', input => expect(canonicalEmail(input).ok).toBe(false))

test.each([
  ['alice@EXAMPLE。org', 'alice@example.org'],
  ['alice@Ｅxample.org', 'alice@example.org'],
  ['KELVIN@example.org', 'kelvin@example.org'],
  ['\u00a0alice@example.org\n', 'alice@example.org'],
  ["o'brien@example.org", "o'brien@example.org"],
  ['a.b+c@sub_domain.example.org', 'a.b+c@sub_domain.example.org'],
])('%j is spelled %j', (input, canonical) => expect(canonicalEmail(input)).toEqual({ ok: true, canonical }))

test('lower case knows no locale', () => {
  expect(canonicalEmail('ISABELLE@EXAMPLE.ORG')).toEqual({ ok: true, canonical: 'isabelle@example.org' })
  expect(canonicalEmail('İ@example.org')).toEqual({ ok: true, canonical: 'i\u0307@example.org' })
})

test('limits count UTF-8 bytes of the canonical form', () => {
  expect(canonicalEmail(`${'a'.repeat(64)}@example.org`).ok).toBe(true)
  expect(canonicalEmail(`${'a'.repeat(65)}@example.org`)).toEqual({ ok: false, reason: 'email-local-part' })
  expect(canonicalEmail(`${'é'.repeat(32)}@example.org`).ok).toBe(true)
  expect(canonicalEmail(`${'é'.repeat(33)}@example.org`)).toEqual({ ok: false, reason: 'email-local-part' })
  const domain = (length: number) => `${'b.'.repeat((length - 2) / 2)}fr`
  expect(canonicalEmail(`a@${domain(252)}`).ok).toBe(true)
  expect(canonicalEmail(`aa@${domain(252)}`)).toEqual({ ok: false, reason: 'too-long' })
})
