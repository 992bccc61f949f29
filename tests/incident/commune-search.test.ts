import { beforeAll, expect, it } from 'vitest'
import { type CommuneList, readCommunes } from '../../src/incident/commune-search.ts'
import { communeList, communesByDepartment } from '../../src/runtime/communes.ts'

let communes: CommuneList
beforeAll(() => {
  communes = readCommunes(communeList())
})
const names = (typed: string, limit = 8) => communes.search(typed, limit).map(one => one.name)

it('gives communes of every department their codes', () => {
  for (const department of communesByDepartment().values()) {
    const all = Object.entries(department)
    for (const [insee, name] of [all[0]!, all[Math.floor(all.length / 2)]!, all.at(-1)!]) {
      expect(communes.search(name, 100).map(one => one.insee)).toContain(insee)
    }
  }
})

it('finds a name however it is written, itself first', () => {
  for (const typed of [
    'Saint-Nazaire',
    'saint nazaire',
    'SAINT NAZAIRE',
    'St-Nazaire',
    'st nazaire ',
    '“Saint‑Nazaire”',
  ]) {
    expect(communes.search(typed, 5)).toContainEqual({ name: 'Saint-Nazaire', insee: '44184', within: null })
    expect(names(typed)[0]).toBe('Saint-Nazaire')
  }
  expect(names('evreux')[0]).toBe('Évreux')
  expect(names('ste mere eglise')[0]).toBe('Sainte-Mère-Église')
  expect(names('oeuilly')).toContain('Œuilly')
  expect(names('l hay les roses')).toContain('L’Haÿ-les-Roses')
})

it('goes by the beginning of the name, then of its words', () => {
  expect(names('lill')[0]).toMatch(/^Lill/)
  expect(names('marais', 50).some(one => one.includes('-Marais'))).toBe(true)
  expect(communes.search('saint', 8)).toHaveLength(8)
})

it('knows former communes by the one that they are part of', () => {
  expect(communes.search('Lomme', 3)).toContainEqual({ name: 'Lomme', insee: '59350', within: 'Lille' })
  expect(communes.search('Hellemmes', 3)[0]).toMatchObject({ insee: '59350', within: 'Lille' })
})

it('takes an arrondissement for its town', () => {
  expect(names('Paris 13e', 1)).toEqual(['Paris'])
  expect(names('Lyon 3', 1)).toEqual(['Lyon'])
})

it('finds nothing for what is no name', () => {
  for (const typed of ['', '   ', '🙂', '44600', 'zzzz', 'x'.repeat(10_000), '\u202eeriazaN']) {
    expect(communes.search(typed, 8)).toEqual([])
  }
})

it('reads an empty list', () => {
  expect(readCommunes('').search('Lille', 8)).toEqual([])
})
