import { expect, test } from 'vitest'
import vectors from '../../fixtures/vectors/canonical.json' with { type: 'json' }
import { canonicalise } from '../../src/identifier/canonical.ts'
import { containsNir, looksLikeNir } from '../../src/identifier/nir.ts'

const now = new Date('2026-11-22T12:00:00Z')
const refused = { ok: false, reason: 'nir' }

test('a NIR is refused as one in every kind and every field', () => {
  for (const nir of vectors.nir.recognised) {
    for (const kind of ['email', 'phone', 'iban'] as const) {
      expect(canonicalise(kind, nir, { now })).toEqual({ ok: false, reason: 'nir' })
    }
    const person = { familyName: 'Martin', givenNames: 'Camille', birthDate: '1985-04-12' }
    for (const field of ['familyName', 'givenNames', 'birthDate'] as const) {
      expect(canonicalise('person', { ...person, [field]: nir }, { now })).toEqual({ ok: false, reason: 'nir' })
    }
  }
  for (const email of [
    '255081416802538@example.org',
    'nir.255081416802538@example.org',
    'a+180052b00412337@example.org',
  ]) {
    expect(canonicalise('email', email, { now })).toEqual({ ok: false, reason: 'nir' })
  }
})

test('any separators make no difference', () => {
  for (const separator of [
    '',
    ' ',
    '\u00a0',
    '\u202f',
    '.',
    '-',
    '\u2011',
    '\u2013',
    '/',
    ',',
    ';',
    '_',
    '\u200b',
    ' - ',
  ]) {
    const nir = ['2', '55', '08', '14', '168', '025', '38'].join(separator)
    expect(looksLikeNir(nir)).toBe(true)
    expect(containsNir(`numéro ${nir}, merci`)).toBe(true)
  }
  expect(looksLikeNir('２５５０８１４１６８０２５３８')).toBe(true)
  for (const zero of [0x660, 0x6f0, 0x966, 0x116da, 0x1e5f1]) {
    const digits = [...'255081416802538'].map(digit => String.fromCodePoint(zero + Number(digit))).join('')
    expect(looksLikeNir(digits)).toBe(true)
  }
  expect(looksLikeNir(`2550814168025${' '.repeat(200)}38`)).toBe(true)
})

test('the key is computed with 19 for 2A and 18 for 2B', () => {
  expect(looksLikeNir('180052A00412310')).toBe(true)
  expect(looksLikeNir('180052B00412337')).toBe(true)
  expect(looksLikeNir('180052A00412337')).toBe(false)
  expect(looksLikeNir('180052C00412310')).toBe(false)
})

test('every key but the right one is refused recognition', () => {
  const keys = Array.from({ length: 100 }, (_, key) => String(key).padStart(2, '0'))
  expect(keys.filter(key => looksLikeNir(`2550814168025${key}`))).toEqual(['38'])
})

test('one within a longer text is found, other digits are not taken for one', () => {
  for (const text of [
    'nir255081416802538',
    '255081416802538jean',
    'jean 2550814168025',
    'id 12 2 55 08 14 168 025 38',
    'a+180052b00412337',
    'DUPONT, 1 80 05 2A 004 123 10',
  ]) {
    expect([text, containsNir(text)]).toEqual([text, true])
  }
  for (const text of [
    '1255081416802538',
    '2550814168025381',
    'jean2550814168025',
    '2550814168025jean',
    '004915112345678',
    '06 39 98 01 23 06 39 98 01 24',
    'jean.martin.1985',
    '',
  ]) {
    expect([text, containsNir(text)]).toEqual([text, false])
  }
})

test('a NIR beside a name is refused in every field of a person', () => {
  const person = { familyName: 'Martin', givenNames: 'Camille', birthDate: '1985-04-12' }
  for (const field of ['familyName', 'givenNames', 'birthDate'] as const) {
    const given = { ...person, [field]: `${person[field]} 2 55 08 14 168 025 38` }
    expect(canonicalise('person', given, { now })).toEqual(refused)
  }
})

test('a foreign number whose digits are a NIR is a phone number, and a NIR after a plus sign is none', () => {
  const accepted = { ok: true, canonical: '+4915112345678' }
  expect(canonicalise('phone', '+49 1511 2345678', { now })).toEqual(accepted)
  expect(canonicalise('phone', '00 49 1511 2345678', { now })).toEqual(accepted)
  expect(canonicalise('phone', '+2 55 08 14 168 025 38', { now })).toEqual(refused)
})

test('no phone number dialled with 00 is taken for a NIR, whatever its last digits', () => {
  for (let end = 0; end < 300; end++) {
    const number = `4915112345${String(end).padStart(3, '0')}`
    expect(canonicalise('phone', `00${number}`, { now })).toEqual({ ok: true, canonical: `+${number}` })
  }
})
