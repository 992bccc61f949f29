import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/incident/fold.ts'

describe('fold', () => {
  it.each([
    ['Hôpital privé de la Loire', 'hopital prive de la loire'],
    ["Caisse d'allocations", 'caisse d allocations'],
    ['Caisse d’allocations', 'caisse d allocations'],
    ['CŒUR Æther', 'coeur aether'],
    ['Saint-Nazaire', 'saint nazaire'],
    ['  deux   mots ', 'deux mots'],
    ['!?', ''],
  ])('reads %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('is the same whether accents are composed or not, and when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})
