import { describe, expect, it } from 'vitest'
import { guessColumns, isHeaderData } from '../../src/contribution/guess-columns.ts'
import type { Kind } from '../../src/identifier/kind.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const guess = (kind: Kind, header: string[], ...rows: string[][]) => guessColumns(kind, header, rows, NOW)

describe('columns are guessed', () => {
  it.each([
    ['email', 0, ['adresse_mail', 'tel'], ['zoe@example.org', '0639980001']],
    ['phone', 1, ['adresse_mail', 'tel'], ['zoe@example.org', '0639980001']],
    ['email', 1, ['a', 'b'], ['Zoé', 'zoe@example.org']],
    ['iban', 1, ['compte', 'x'], ['12', 'FR76 0000 0000 0100 0000 0000 179']],
  ] as const)('%s by its values: column %i', (kind, column, header, row) => {
    expect(guess(kind, [...header], [...row])).toEqual([column])
  })

  it('by the name, when two columns have usable values', () => {
    expect(guess('phone', ['fax', 'Téléphone mobile'], ['0139980001', '0639980001'])).toEqual([1])
    expect(guess('email', ['cree par', 'E-mail'], ['agent@example.org', 'zoe@example.org'])).toEqual([1])
  })

  it('by the name alone, when the first rows are empty there', () => {
    expect(guess('email', ['nom', 'courriel'], ['Zoé', ''])).toEqual([1])
  })

  it('not when the values are something else, whatever the name', () => {
    expect(guess('email', ['email_valide', 'nom'], ['oui', 'Zoé'], ['non', 'Luc'])).toEqual([null])
    expect(guess('phone', ['tel'], ['voir fiche'])).toEqual([null])
    expect(guess('email', ['nir'], ['1 85 05 78 006 084 91'])).toEqual([null])
  })

  it('a person from three columns, with the name of birth before the one in use', () => {
    const header = ['id', "Nom d'usage", 'Prénom', 'Nom de naissance', 'Date de naissance']
    expect(guess('person', header, ['7', 'Martin', 'Zoé', 'Lefèvre', '12/04/1985'])).toEqual([3, 2, 4])
    expect(guess('person', ['NOM', 'PRENOMS', 'NE LE'], ['Lefèvre', 'Zoé', '1985-04-12'])).toEqual([0, 1, 2])
    expect(guess('person', ['last_name', 'first name', 'dob'], ['Lefèvre', 'Zoé', '12/04/1985'])).toEqual([0, 1, 2])
  })

  it('no name where no column says so: nearly any word can be one', () => {
    expect(guess('person', ['ville', 'service', 'date'], ['Nantes', 'Paie', '12/04/1985'])).toEqual([null, null, 2])
  })
})

it('knows a first row that is somebody', () => {
  expect(isHeaderData('email', ['zoe@example.org', 'Zoé'], NOW)).toBe(true)
  expect(isHeaderData('phone', ['Zoé', '06 39 98 00 01'], NOW)).toBe(true)
  expect(isHeaderData('person', ['Lefèvre', 'Zoé', '12/04/1985'], NOW)).toBe(true)
  expect(isHeaderData('email', ['e-mail', 'export 20240101'], NOW)).toBe(false)
  expect(isHeaderData('person', ['nom', 'prénom', 'date de naissance'], NOW)).toBe(false)
})
