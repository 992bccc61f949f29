import { expect, test } from 'vitest'
import { canonicalPhone } from '../../src/identifier/phone.ts'

test.each([
  ['590', '+590'],
  ['690', '+590'],
  ['691', '+590'],
  ['594', '+594'],
  ['694', '+594'],
  ['596', '+596'],
  ['696', '+596'],
  ['697', '+596'],
  ['262', '+262'],
  ['263', '+262'],
  ['269', '+262'],
  ['692', '+262'],
  ['693', '+262'],
  ['639', '+262'],
])('numbers in %s are written with %s, however they were typed', (prefix, code) => {
  const canonical = `${code}${prefix}123456`
  const typed = [
    `0${prefix}123456`,
    `+33${prefix}123456`,
    `0033 ${prefix} 12 34 56`,
    `+33 (0)${prefix} 12 34 56`,
    `${code}${prefix}123456`,
  ]
  for (const input of typed) expect(canonicalPhone(input)).toEqual({ ok: true, canonical })
})

test('the metropolitan range of fiction stays metropolitan, its neighbours are in Mayotte', () => {
  expect(canonicalPhone('06 39 98 99 99')).toEqual({ ok: true, canonical: '+33639989999' })
  expect(canonicalPhone('06 39 97 99 99')).toEqual({ ok: true, canonical: '+262639979999' })
  expect(canonicalPhone('06 39 99 00 00')).toEqual({ ok: true, canonical: '+262639990000' })
})

test.each(['+33 508 41 12 34', '0508411234', '00508411234', '+508 41 12 34'])(
  '%s is in Saint-Pierre-et-Miquelon',
  input => expect(canonicalPhone(input)).toEqual({ ok: true, canonical: '+508411234' }),
)

test.each([
  ['639980123', '+33639980123'],
  ['\u202a+33 6 39 98 01 23\u202c', '+33639980123'],
  ['＋３３ ６ ３９ ９８ ０１ ２３', '+33639980123'],
  ['(06) 39-98-01.23', '+33639980123'],
])('%j is %s', (input, canonical) => expect(canonicalPhone(input)).toEqual({ ok: true, canonical }))

test.each([
  ['0639980123 bureau', 'phone-letters'],
  ['tel:+33639980123', 'phone-letters'],
  ['06 39 98 01 23 / 01 99 00 12 34', 'phone-length'],
  ['+49 0 0 9393518', 'phone-length'],
  ['+', 'phone-length'],
  ['+0', 'phone-length'],
  ['+999 12 34 56 78', 'phone-length'],
  ['1'.repeat(65), 'too-long'],
])('%j is refused: %s', (input, reason) => expect(canonicalPhone(input)).toEqual({ ok: false, reason }))
