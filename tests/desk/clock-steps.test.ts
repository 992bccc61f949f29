import { expect, it } from 'vitest'
import { CLOCK_STEPS, clockSteps } from '../../src/desk/clock-steps.ts'
import { labelsOf } from '../../src/desk/fields/labels.ts'
import { RECORD_FIELDS } from '../../src/desk/fields/record-forms.ts'
import { clocksAt } from '../../src/incident/clocks.ts'
import { clockFactsOf } from '../../src/officer/register/clock-facts.ts'
import { emptyRegister } from '../../src/officer/register/empty-register.ts'
import { changedRegister } from '../officer/register/sample.ts'

it('every step leads to a field that the form has', () => {
  for (const path of Object.values(CLOCK_STEPS)) {
    expect({ path, labels: labelsOf(RECORD_FIELDS, path.split('.'), 'fr', undefined).length }).toMatchObject({
      labels: expect.toSatisfy((count: number) => count > 1),
    })
  }
})

const stepsOf = (register: Parameters<typeof clockFactsOf>[0], at: string) => {
  const facts = clockFactsOf(register)
  return Object.fromEntries(clocksAt(facts, new Date(at)).map(one => [one.id, clockSteps(one, facts)]))
}

it('a register of which nothing is known first needs the moment of awareness, whatever the clock', () => {
  const steps = stepsOf(emptyRegister(), '2026-11-20T10:00:00+01:00')
  expect(Object.values(steps)).toEqual(Array(7).fill(['aware']))
})

it('what is assumed is asked for before what is to be done', () => {
  const open = changedRegister({
    risk: { outcome: null },
    communication: { state: null, toldAt: null },
    notification: { cyberInsured: null, police: { filedAt: null } },
  })
  expect(stepsOf(open, '2026-11-20T10:00:00+01:00')).toEqual({
    'nis2-warning': ['nis2-applies', 'nis2-warn'],
    cnil: ['assess-risk', 'notify-cnil'],
    complaint: ['insured', 'complain'],
    'nis2-notification': ['nis2-applies', 'nis2-notify'],
    persons: ['assess-risk', 'tell-persons'],
    'cnil-complement': ['notify-cnil'],
    'nis2-report': ['nis2-applies', 'nis2-report'],
  })
})

it('a late notification asks for its reasons, also once it is made; what was in time asks for nothing', () => {
  const late = changedRegister({ notification: { cnil: { notifiedAt: '2026-11-26T09:00:00+01:00', complete: true } } })
  expect(stepsOf(late, '2026-11-27T09:00:00+01:00')).toMatchObject({ cnil: ['explain-delay'], complaint: [] })
  expect(stepsOf(changedRegister({}), '2026-11-27T09:00:00+01:00').cnil).toEqual(['notify-cnil', 'explain-delay'])
})
