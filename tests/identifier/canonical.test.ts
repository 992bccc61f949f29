import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from '../../fixtures/vectors/canonical.json' with { type: 'json' }
import { canonicalise } from '../../src/identifier/canonical.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { REFUSAL_REASONS } from '../../src/identifier/refusal.ts'
import { runCanonicalVectors } from './vectors.ts'

const now = new Date('2026-11-22T12:00:00Z')

test('every vector holds', () => {
  const { differences, count } = runCanonicalVectors()
  expect(differences).toEqual([])
  expect(count).toBe(69)
})

test('any input at all is accepted or refused for a listed reason, without being repeated', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
  const person = fc.record({ familyName: texts, givenNames: texts, birthDate: texts })
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.oneof(texts, person, fc.anything()), (kind, input) => {
      const result = canonicalise(kind, input as string, { now })
      if (!result.ok) expect(result).toEqual({ ok: false, reason: expect.toBeOneOf([...REFUSAL_REASONS]) })
    }),
    { numRuns: 2000 },
  )
})

test('the canonical form of a canonical form is itself', () => {
  const local = fc.string({ unit: fc.constantFrom(...'abcéÉŠßİ.+-_1'), minLength: 1, maxLength: 12 })
  const domain = fc.constantFrom('Example.org', 'CAFÉ.example', 'straße.example', 'a.b-c.example.')
  const email = fc.tuple(local, domain).map(parts => parts.join('@'))
  const phone = fc.tuple(
    fc.constantFrom('06399801', '01990012', '+59069000', '0639 12 ', '+6871234', '+3247012'),
    fc.nat(9999),
  )
  const inputs = fc.oneof(
    email.map(text => ['email', text] as const),
    phone.map(([start, end]) => ['phone', start + String(end).padStart(4, '0')] as const),
  )
  fc.assert(
    fc.property(inputs, ([kind, input]) => {
      const once = canonicalise(kind, input, { now })
      if (once.ok) expect(canonicalise(kind, once.canonical, { now })).toEqual(once)
    }),
    { numRuns: 1000 },
  )
})

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

test('a foreign number whose digits have the structure of a NIR is a phone number', () => {
  expect(canonicalise('phone', '+49 1511 2345678', { now })).toEqual({ ok: true, canonical: '+4915112345678' })
})

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
])('the e-mail %j is refused', input => expect(canonicalise('email', input, { now }).ok).toBe(false))

test('limits are where they are said to be', () => {
  expect(canonicalise('email', `${'a'.repeat(64)}@example.org`, { now }).ok).toBe(true)
  expect(canonicalise('email', `${'a'.repeat(65)}@example.org`, { now }).ok).toBe(false)
  const today = { familyName: 'Martin', givenNames: 'Camille', birthDate: '2026-11-22' }
  expect(canonicalise('person', today, { now }).ok).toBe(true)
  expect(canonicalise('person', { ...today, birthDate: '23/11/2026' }, { now }).ok).toBe(false)
  expect(canonicalise('person', { ...today, birthDate: '1900-01-01' }, { now }).ok).toBe(true)
})

test('a megabyte is refused at once', () => {
  for (const kind of ['email', 'phone', 'iban'] as const) {
    expect(canonicalise(kind, '1 '.repeat(500_000), { now })).toEqual({ ok: false, reason: 'too-long' })
  }
})
