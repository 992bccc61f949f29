import { expect, test } from 'vitest'
import { canonicalIban } from '../../src/identifier/iban.ts'

test.each(['FR', 'DE', 'GB'])('every other pair of check digits is refused (%s)', country => {
  const iban = {
    FR: 'FR7630006000011234567890189',
    DE: 'DE89370400440532013000',
    GB: 'GB29NWBK60161331926819',
  }[country]!
  const accepted = Array.from(
    { length: 100 },
    (_, digits) => country + String(digits).padStart(2, '0') + iban.slice(4),
  ).filter(text => canonicalIban(text).ok)
  expect(accepted).toEqual([iban])
})

test.each([
  ['FR7630006000011234567890188', 'iban-check-digits'],
  ['FR763000600001123456789018', 'iban-length'],
  ['FR76300060000112345678901899', 'iban-length'],
  ['XX7630006000011234567890189', 'iban-country'],
  ['3000600001123456789018', 'iban-country'],
  ['FR76-3000-6000-0112-3456-7890-189', 'iban-country'],
  ['\ufb012112345600000785', 'iban-country'],
  ['FR７６30006000011234567890189', 'iban-country'],
  ['__proto__', 'iban-country'],
  [' \t\n', 'empty'],
])('%j is refused: %s', (input, reason) => expect(canonicalIban(input)).toEqual({ ok: false, reason }))

test('any white space goes, and case does not matter', () => {
  expect(canonicalIban('\u00a0gb29\u202fnwbk 6016\t1331 9268 19\n')).toEqual({
    ok: true,
    canonical: 'GB29NWBK60161331926819',
  })
})
