import fc from 'fast-check'
import { expect, test } from 'vitest'
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
  const iban = fc.constantFrom('fr76 3000 6000 0112 3456 7890 189', 'GB29NWBK60161331926819')
  const foreign = fc.bigInt({ min: 10n ** 6n, max: 10n ** 14n }).map(number => `+${number}`)
  const inputs = fc.oneof(
    iban.map(text => ['iban', text] as const),
    foreign.map(text => ['phone', text] as const),
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

test('a megabyte is refused at once', () => {
  for (const unit of ['1', '1 ', '2-', 'a@', '\u0301', '+', "'"]) {
    const input = unit.repeat(1_000_000 / unit.length)
    const person = { familyName: 'Martin', givenNames: 'Camille', birthDate: '1985-04-12' }
    const start = performance.now()
    for (const kind of KINDS) {
      const given = kind === 'person' ? { ...person, givenNames: input } : input
      expect(canonicalise(kind, given, { now })).toEqual({ ok: false, reason: 'too-long' })
    }
    expect(performance.now() - start).toBeLessThan(100)
  }
})

test('the longest input that is looked at takes milliseconds, whatever it is made of', () => {
  for (const unit of ['1', '1 ', '1    ', '2a', '2 5 5 0 8 1 4 ', 'a@', 'xn--', '\u0301', '\ufdfa', '+1', "'"]) {
    const input = (length: number) => unit.repeat(length).slice(0, length)
    const person = { familyName: input(256), givenNames: input(256), birthDate: input(256) }
    const start = performance.now()
    canonicalise('email', input(1024), { now })
    canonicalise('phone', input(64), { now })
    canonicalise('iban', input(128), { now })
    canonicalise('person', person, { now })
    expect(performance.now() - start).toBeLessThan(200)
  }
})

test('what has another shape than its kind is refused', () => {
  const person = { familyName: 'Martin', givenNames: 'Camille', birthDate: '1985-04-12' }
  const wrong = { ok: false, reason: 'wrong-type' }
  expect(canonicalise('email', person, { now })).toEqual(wrong)
  expect(canonicalise('person', 'Martin', { now })).toEqual(wrong)
  expect(canonicalise('person', { ...person, birthDate: 19850412 } as never, { now })).toEqual(wrong)
  expect(canonicalise('nir' as never, 'alice@example.org', { now })).toEqual(wrong)
})
