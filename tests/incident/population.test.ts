import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answers,
  bodyKey,
  type CommuneAnswer,
  matchPopulation,
  type Period,
  periodsOverlap,
  type RelationAnswer,
} from '../../src/incident/population.ts'
import type { Criterion } from '../../src/incident/record.ts'

type RelationCriterion = Extract<Criterion, { type: 'relation' }>

const jobseeker: RelationCriterion = {
  type: 'relation',
  relation: 'registered',
  with: { fr: 'France Travail (ex-Pôle emploi)', en: 'France Travail (formerly Pôle emploi)' },
  from: '2004-02',
  to: '2024-03',
  scope: 'all',
}
const town: Criterion = {
  type: 'commune',
  as: ['resident', 'agent'],
  communes: [
    { name: 'Saint-Nazaire', insee: '44184' },
    { name: 'Pornichet', insee: '44132' },
  ],
  scope: 'all',
}
const relation = (answer: Partial<RelationAnswer> = {}): Answers => ({
  relations: [{ body: bodyKey(jobseeker), relation: 'registered', from: null, to: null, conditions: [], ...answer }],
  communes: [],
})
const commune = (answer: Partial<CommuneAnswer> = {}): Answers => ({
  relations: [],
  communes: [{ insee: '44184', as: ['resident'], conditions: [], ...answer }],
})

describe('a relation', () => {
  it.each([
    ['in the middle', '2015', '2015'],
    ['at the first edge', '2004', '2004'],
    ['at the last edge', '2024', '2024'],
    ['not sure when', null, null],
    ['since before, still', '1999', null],
    ['until then', null, '2004'],
    ['in a month at the edge', '2024-03', '2024-03'],
    ['with its years turned round, which says nothing', '2030', '2003'],
  ])('%s is presumed, with why', (_, from, to) => {
    expect(matchPopulation([jobseeker], relation({ from, to }))).toEqual({ verdict: 'presumed', because: [jobseeker] })
  })

  it.each([
    ['before', '1995', '2003'],
    ['after', '2025', null],
    ['in the month after', '2024-04', '2024-12'],
    ['until the month before', null, '2004-01'],
  ])('%s is not concerned', (_, from, to) => {
    expect(matchPopulation([jobseeker], relation({ from, to }))).toBeNull()
  })

  it('is another one with another body, or of another kind', () => {
    expect(matchPopulation([jobseeker], relation({ body: 'apec' }))).toBeNull()
    expect(matchPopulation([jobseeker], relation({ relation: 'staff' }))).toBeNull()
    expect(matchPopulation([jobseeker], { relations: [], communes: [] })).toBeNull()
    expect(matchPopulation([], relation())).toBeNull()
  })

  it('knows a body by its name, however it is accented, hyphenated or capitalised', () => {
    const spelt = { ...jobseeker, with: { ...jobseeker.with, fr: 'FRANCE–TRAVAIL (ex-Pole  Emploi)' } }
    expect(matchPopulation([spelt], relation())?.verdict).toBe('presumed')
  })

  it('is possible when the notice means only some', () => {
    const some = { ...jobseeker, scope: 'some' as const }
    expect(matchPopulation([some], relation())).toEqual({ verdict: 'possible', because: [some] })
  })

  it('is possible until a narrower condition is confirmed', () => {
    const narrower = { ...jobseeker, condition: { fr: 'carte de fidélité', en: 'loyalty card' } }
    expect(matchPopulation([narrower], relation())?.verdict).toBe('possible')
    expect(matchPopulation([narrower], relation({ conditions: ['autre chose'] }))?.verdict).toBe('possible')
    expect(matchPopulation([narrower], relation({ conditions: ['carte de fidelite'] }))?.verdict).toBe('presumed')
    const some = { ...narrower, scope: 'some' as const }
    expect(matchPopulation([some], relation({ conditions: ['carte de fidelite'] }))?.verdict).toBe('possible')
  })

  it('names only what decides', () => {
    const some = { ...jobseeker, scope: 'some' as const }
    const later = { ...jobseeker, from: '2025', to: null }
    const match = matchPopulation([some, later, jobseeker], relation({ to: '2020' }))
    expect(match).toEqual({ verdict: 'presumed', because: [jobseeker] })
  })
})

describe('a commune', () => {
  it('concerns those who were to it what the notice says', () => {
    expect(matchPopulation([town], commune())?.verdict).toBe('presumed')
    expect(matchPopulation([town], commune({ as: ['supplier', 'agent'] }))?.verdict).toBe('presumed')
    expect(matchPopulation([town], commune({ as: ['supplier'] }))).toBeNull()
    expect(matchPopulation([town], commune({ as: [] }))).toBeNull()
    expect(matchPopulation([town], commune({ insee: '44109' }))).toBeNull()
  })

  it('counts any of several communes, and conditions of each', () => {
    const two: Answers = { relations: [], communes: [...commune({ insee: '44109' }).communes, ...commune().communes] }
    expect(matchPopulation([town], two)?.verdict).toBe('presumed')
    const narrower: Criterion = { ...town, condition: { fr: 'rendez-vous en ligne', en: 'online appointment' } }
    expect(matchPopulation([narrower], commune())?.verdict).toBe('possible')
    expect(matchPopulation([narrower], commune({ conditions: ['rendez vous en ligne'] }))?.verdict).toBe('presumed')
  })
})

describe('periods', () => {
  const date = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .chain(one => fc.constantFrom(4, 7, 10).map(length => one.toISOString().slice(0, length)))
  const period: fc.Arbitrary<Period> = fc.record({ from: fc.option(date), to: fc.option(date) })

  const forwards = period.filter(({ from, to }) => from === null || to === null || from <= `${to}~`)

  it('overlap either way round, and each with itself', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(periodsOverlap(a, b)).toBe(periodsOverlap(b, a))
        expect(periodsOverlap(a, a)).toBe(true)
      }),
    )
  })

  it('never stop overlapping when less is known', () => {
    fc.assert(
      fc.property(forwards, forwards, (a, b) => {
        if (!periodsOverlap(a, b)) return
        expect(periodsOverlap({ ...a, from: null }, b)).toBe(true)
        expect(periodsOverlap(a, { ...b, to: null })).toBe(true)
        expect(periodsOverlap({ from: a.from?.slice(0, 4) ?? null, to: a.to?.slice(0, 4) ?? null }, b)).toBe(true)
      }),
    )
  })

  it('that are open on both sides overlap with everything', () => {
    fc.assert(
      fc.property(period, a => {
        expect(periodsOverlap(a, { from: null, to: null })).toBe(true)
      }),
    )
  })
})
