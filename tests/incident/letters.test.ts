import { describe, expect, it } from 'vitest'
import { blank, LETTER_IDS, LETTERS, letterText } from '../../src/incident/letters.ts'

const FILLED = {
  name: 'Camille Exemple',
  address: '1 rue de l’Essai\n44600 Saint-Nazaire',
  contact: 'camille@example.org',
  today: '1er février 2026',
  organisation: 'Organisme d’essai',
  incident: 'Fuite d’essai',
  learnt: 'par un e-mail du 3 janvier 2026',
  asked: 'mes données, le 4 janvier 2026',
  answer: 'aucune réponse',
  harm: 'des appels',
  bank: 'Banque d’essai',
  account: '1234',
  creditors: 'Énergie d’essai (FR00ZZZ000000)',
}

describe.each(LETTERS)('the letter $id', ({ id, fields }) => {
  it.each(['fr', 'en'] as const)('has every blank marked when nothing is filled in (%s)', language => {
    const text = letterText(id, {}, language)
    for (const field of [...fields, 'today' as const]) expect(text).toContain(blank(field, language))
  })

  it.each(['fr', 'en'] as const)('has no blank left when everything is (%s)', language => {
    const text = letterText(id, FILLED, language)
    expect(text).not.toMatch(/\[(?:À COMPLÉTER|TO FILL IN)/)
    for (const field of fields) expect(text).toContain(FILLED[field])
  })

  it('asks for nothing that it does not use, and uses nothing that it does not ask for', () => {
    const asked = new Set<string>(fields)
    for (const [field, value] of Object.entries(FILLED)) {
      if (field !== 'today') expect(letterText(id, FILLED).includes(value)).toBe(asked.has(field))
    }
  })

  it('is typeset as French is', () => {
    const text = letterText(id, {})
    expect(text).not.toMatch(/'| [:;!?»]|« /)
    expect(text.endsWith('\n')).toBe(true)
  })

  it('reads the same in English: as many paragraphs', () => {
    const paragraphs = (text: string) => text.split('\n\n').length
    expect(paragraphs(letterText(id, {}, 'en'))).toBe(paragraphs(letterText(id, {}, 'fr')))
  })
})

describe('what is typed into a letter', () => {
  it('counts as empty when it is blank', () => {
    expect(letterText('access', { name: '  \n\t' })).toContain(blank('name', 'fr'))
  })

  it('keeps accents, emoji and lines, and loses what could hide the text', () => {
    const text = letterText('white-list', { creditors: 'Énergie 👩‍👧\r\nEau\u202e\u0000\u2066' })
    expect(text).toContain('Énergie 👩‍👧\nEau\n')
    for (const hidden of ['\u202e', '\u0000', '\u2066']) expect(text).not.toContain(hidden)
  })

  it('is cut when it is endless', () => {
    expect(letterText('access', { incident: '🙂'.repeat(10_000) }).length).toBeLessThan(6500)
  })

  it('names the law that each letter rests on', () => {
    const laws = LETTER_IDS.map(id => letterText(id, FILLED))
    expect(laws[0]).toMatch(/article 15.*\(RGPD\)[\s\S]*un mois[\s\S]*article 12, paragraphe 3/)
    expect(laws[1]).toMatch(/article 77 du RGPD/)
    expect(laws[2]).toMatch(/règlement \(UE\) n°\u00a0260\/2012/)
  })
})
