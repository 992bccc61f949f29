import { expect, it } from 'vitest'
import { DATA_CLASS_IDS } from '../../../src/incident/data-classes.ts'
import { type DraftIncident, emptyDraft } from '../../../src/incident/draft.ts'
import { categoriesOf, prefilled, suggestedGravity } from '../../../src/officer/records/prefill.ts'
import { type RecordContent, recordContentSchema } from '../../../src/officer/records/record.ts'
import { emptyRegister } from '../../../src/officer/register/empty-register.ts'
import { completeRegister } from '../register/sample.ts'

const content = (change: Partial<DraftIncident>): RecordContent => ({
  incident: { ...emptyDraft({ id: 'ville-2026' }), ...change },
  register: emptyRegister(),
})
const dates = { occurredFrom: null, occurredTo: null, detected: null, disclosed: null, claimed: null, restored: null }
const of = (change: Partial<DraftIncident>) => prefilled(content(change)).register

it('nothing follows from nothing', () => {
  const empty = content({})
  expect(prefilled(empty)).toBe(empty)
})

it('names, data, dates and numbers of the public part become answers of the register', () => {
  const register = of({
    organisations: [
      { name: 'Ville A', role: 'controller', siren: '214401846' },
      { name: 'Hébergeur', role: 'processor' },
      { name: '', role: 'processor' },
      { name: 'CCAS', role: 'affiliated' },
    ],
    kind: 'ransomware',
    exposure: 'confirmed',
    dataClasses: ['iban', 'names', 'passwords', 'medical-records', 'nir'],
    dates: { ...dates, occurredFrom: '2026-03-28', occurredTo: '2026-03-29', detected: '2026-03-29' },
    affected: [
      { count: 900, unit: 'persons', basis: 'announced', date: null, source: null, note: null },
      { count: 5000, unit: 'persons', basis: 'claimed', date: null, source: null, note: null },
    ],
  })
  expect(register.controller).toMatchObject({ name: 'Ville A', siren: '214401846' })
  expect(register.parties).toEqual([{ name: 'Hébergeur', role: 'processor', email: null, phone: null, toldAt: null }])
  expect(register.scope.data.categories).toEqual(['civil-status', 'nir', 'credentials', 'payment', 'health'])
  expect(register.scope.persons.count).toEqual({ certainty: 'approximate', number: 900 })
  // From midnight in winter to a minute before midnight in summer.
  expect(register.timeline).toMatchObject({
    occurrence: 'period',
    from: '2026-03-27T23:00:00.000Z',
    to: '2026-03-29T21:59:00.000Z',
    estimated: true,
    awareAt: null,
  })
  expect(register.breach).toMatchObject({ established: true, natures: ['confidentiality'], origins: ['ransomware'] })
})

it('what the officer answered stays as it is', () => {
  const register = completeRegister()
  register.controller = { ...register.controller, name: 'Commune', siren: '214401846' }
  const incident = {
    ...content({ dataClasses: ['biometric-data'], exposure: 'confirmed', kind: 'misconfiguration' }).incident,
    organisations: [{ name: 'Another', role: 'processor' } as const],
    dates: { ...dates, occurredFrom: '2020-01-01' },
  }
  const result = prefilled({ incident, register })
  expect(result.register).toEqual(register)
})

it('what is doubtful is left open: a month, two controllers, a claim, an end before the beginning, a name with a NIR', () => {
  expect(of({ dates: { ...dates, occurredFrom: '2026-03' } }).timeline).toEqual(emptyRegister().timeline)
  expect(of({ dates: { ...dates, occurredTo: '2026-03-01' } }).timeline).toEqual(emptyRegister().timeline)
  const backwards = of({ dates: { ...dates, occurredFrom: '2026-03-05', occurredTo: '2026-03-01' } }).timeline
  expect(backwards).toMatchObject({ occurrence: null, to: null })
  const two = [{ name: 'A', role: 'controller' } as const, { name: 'B', role: 'controller' } as const]
  expect(of({ organisations: two }).controller.name).toBe(null)
  expect(of({ exposure: 'claimed' }).breach.natures).toEqual([])
  expect(of({ organisations: [{ name: '1 84 12 76 451 089 46', role: 'processor' }] }).parties).toEqual([])
})

it('every class of data has a category, and the result can be saved', () => {
  for (const one of DATA_CLASS_IDS) expect(categoriesOf([one])).toHaveLength(1)
  const full = content({
    organisations: [{ name: 'A', role: 'controller', siren: 'no number' }],
    dataClasses: [...DATA_CLASS_IDS],
    dates: { ...dates, occurredFrom: '2026-10-25', occurredTo: '2026-10-25' },
  })
  expect(recordContentSchema.safeParse(prefilled(full)).success).toBe(true)
  expect(prefilled(full).register.timeline.occurrence).toBe('day')
})

it('gravity follows ENISA’s level', () => {
  const factors = completeRegister().risk.severity!
  expect(suggestedGravity(null)).toBe(null)
  // 3 × 0.75 + 1.25
  expect(suggestedGravity(factors)).toBe('important')
  const known = content({})
  known.register.risk.severity = { ...factors, identification: 'negligible', malicious: false }
  expect(prefilled(known).register.risk.gravity).toBe('negligible')
})
