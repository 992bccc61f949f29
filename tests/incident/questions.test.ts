import { expect, it } from 'vitest'
import type { Relation } from '../../src/incident/closed-lists.ts'
import { type Asking, QUESTION_GROUPS, questionsOf } from '../../src/incident/questions.ts'
import type { Criterion } from '../../src/incident/record.ts'
import { readCatalogue } from './catalogue.ts'

const criterion = (fr: string, relation: Relation, more: object = {}): Criterion => ({
  type: 'relation',
  relation,
  with: { fr, en: fr },
  from: null,
  to: null,
  scope: 'all',
  ...more,
})
const asking = (id: string, sector: Asking['sector'], ...criteria: Criterion[]): Asking => ({ id, sector, criteria })

it('asks once about a relation to a body, whoever needs the answer', () => {
  const groups = questionsOf([
    asking('a', 'retail', criterion('Auchan', 'customer', { to: '2024' }), criterion('Auchan', 'customer')),
    asking('b', 'retail', criterion('AUCHAN', 'customer', { from: '2020', condition: { fr: 'Carte', en: 'Card' } })),
    asking('c', 'retail', criterion('Auchan', 'customer', { condition: { fr: 'carte', en: 'card' } })),
    asking('d', 'retail', criterion('Auchan', 'staff')),
  ])
  expect(groups.map(({ group, questions }) => [group, questions.length])).toEqual([
    ['shops', 1],
    ['professional', 1],
  ])
  expect(groups[0]!.questions[0]).toEqual({
    key: 'customer auchan',
    body: 'auchan',
    relation: 'customer',
    with: { fr: 'Auchan', en: 'Auchan' },
    group: 'shops',
    incidents: ['a', 'b', 'c'],
    conditions: [{ key: 'carte', fr: 'Carte', en: 'Card' }],
    asksSince: true,
    asksUntil: true,
  })
  expect(groups[1]!.questions[0]).toMatchObject({ asksSince: false, asksUntil: false, conditions: [] })
})

it('puts a question where people look for it', () => {
  const placed = (sector: Asking['sector'], relation: Relation) =>
    questionsOf([asking('x', sector, criterion('X', relation))])[0]!.group
  expect(placed('employment', 'registered')).toBe('jobs')
  expect(placed('health-insurance', 'insured')).toBe('health')
  expect(placed('health', 'patient')).toBe('health')
  expect(placed('social-security', 'beneficiary')).toBe('services')
  expect(placed('telecom', 'customer')).toBe('telecom')
  expect(placed('logistics', 'recipient')).toBe('parcels')
  expect(placed('transport', 'customer')).toBe('travel')
  expect(placed('sport', 'member')).toBe('leisure')
  expect(placed('insurance', 'customer')).toBe('money')
  expect(placed('local-government', 'student')).toBe('school')
  expect(placed('health', 'professional')).toBe('professional')
})

it('sorts by relation and name, accents apart, and leaves communes and empty groups out', () => {
  const town: Criterion = { type: 'commune', as: ['agent'], communes: [{ name: 'B', insee: '35024' }], scope: 'all' }
  const groups = questionsOf([
    asking(
      'a',
      'retail',
      town,
      criterion('Zèbre', 'customer'),
      criterion('Écho', 'customer'),
      criterion('Dé', 'member'),
    ),
  ])
  expect(groups).toHaveLength(1)
  expect(groups[0]!.questions.map(one => one.with.fr)).toEqual(['Écho', 'Zèbre', 'Dé'])
  expect(questionsOf([])).toEqual([])
})

it('makes questions with unlike keys of the whole catalogue, each for a known group and some incident', () => {
  const incidents = readCatalogue().map(({ id, sector, population }) => ({ id, sector, criteria: population.criteria }))
  const questions = questionsOf(incidents).flatMap(one => one.questions)
  expect(new Set(questions.map(one => one.key)).size).toBe(questions.length)
  const ids = new Set(incidents.map(one => one.id))
  for (const { group, incidents: asked } of questions) {
    expect(QUESTION_GROUPS).toContain(group)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter(one => !ids.has(one))).toEqual([])
  }
  for (const language of ['fr', 'en'] as const) {
    const names = questions.map(one => `${one.relation} ${one.with[language]}`)
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([])
  }
})
