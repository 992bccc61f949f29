import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clocksAt } from '../../../src/incident/clocks.ts'
import { clockFactsOf } from '../../../src/officer/register/clock-facts.ts'
import { emptyRegister } from '../../../src/officer/register/empty-register.ts'
import { registerSchema } from '../../../src/officer/register/register.ts'
import { completeRegister } from './sample.ts'

type Path = readonly (string | number)[]

/** Where a value has texts that an officer may have typed freely: not codes, instants, days or numbers. */
function textPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    textPaths(one, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function withValue<T>(value: T, [key, ...rest]: Path, put: unknown): T {
  if (key === undefined) return put as T
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>
  copy[key] = withValue(copy[key], rest, put)
  return copy as T
}

const accepts = (value: unknown) => registerSchema.safeParse(value).success

it('may be empty, and may be complete', () => {
  expect(registerSchema.parse(emptyRegister())).toEqual(emptyRegister())
  expect(registerSchema.parse(completeRegister())).toEqual(completeRegister())
})

it('two empty registers share nothing', () => {
  const [one, other] = [emptyRegister(), emptyRegister()]
  one.parties.push({ name: 'A', email: null, phone: null, role: null, toldAt: null })
  one.controller.dpo.name = 'B'
  one.controller.reporter.email = 'c@example.org'
  expect(other).toEqual(emptyRegister())
})

it('refuses a NIR in every text of a register', () => {
  const register = completeRegister()
  const everywhere = {
    ...register,
    comment: 'x',
    controller: {
      ...register.controller,
      name: 'x',
      reporter: { ...register.controller.reporter, roleDetail: 'x' },
    },
    parties: register.parties.map(one => ({ ...one, phone: 'x' })),
    timeline: { ...register.timeline, remarks: 'x' },
    scope: { ...register.scope, records: { ...register.scope.records, detail: 'x' } },
    risk: { ...register.risk, consequencesDetail: 'x' },
    communication: { ...register.communication, exemptionDetail: 'x', meansDetail: 'x' },
    crossBorder: { ...register.crossBorder, leadAuthority: 'x', authorities: ['x'] },
    notification: { ...register.notification, cnil: { ...register.notification.cnil, number: 'x', delayReasons: 'x' } },
  }
  expect(accepts(everywhere)).toBe(true)
  const paths = textPaths(everywhere)
  expect(paths.length).toBeGreaterThan(60)
  for (const path of paths) {
    expect([path, accepts(withValue(everywhere, path, '2 55 08 14 168 025 38'))]).toEqual([path, false])
    const email = withValue(everywhere, path, '255081416802538@example.org')
    expect([path, accepts(email)]).toEqual([path, false])
  }
})

describe('contradictions', () => {
  const register = completeRegister()
  it.each([
    ['an end before the beginning', ['timeline', 'to'], '2026-11-18T20:59:00Z'],
    ['an instant without its offset', ['timeline', 'awareAt'], '2026-11-20T09:10:00'],
    ['a day that does not exist', ['communication', 'plannedOn'], '2026-02-30'],
    ['a number that cannot be determined', ['scope', 'persons', 'count', 'certainty'], 'cannot-determine'],
    ['a negative number', ['scope', 'persons', 'count', 'number'], -1],
    ['a code twice', ['breach', 'natures'], ['integrity', 'integrity']],
    ['a code of no list', ['breach', 'cause'], 'bad-luck'],
    ['a SIREN of eight digits', ['controller', 'siren'], '21440184'],
    ['a country that is none', ['crossBorder', 'establishments'], ['France']],
    ['more than there is a place for', ['extra'], true],
  ] as const)('refuses %s', (_, path, value) => {
    expect(accepts(withValue(register, path, value))).toBe(false)
  })
})

it('refuses everything that is not a register, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      expect(accepts(value)).toBe(false)
    }),
  )
  const places = textPaths(completeRegister())
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.anything(), (path, value) => {
      registerSchema.safeParse(withValue(completeRegister(), path, value))
    }),
  )
})

it('runs the clocks', () => {
  const clocks = clocksAt(clockFactsOf(completeRegister()), new Date('2026-11-22T09:00:00+01:00'))
  expect(clocks.map(({ id, state, assumed }) => [id, state, assumed])).toEqual([
    ['nis2-warning', 'late', true],
    ['cnil', 'running', false],
    ['complaint', 'done', false],
    ['nis2-notification', 'running', true],
    ['persons', 'done', false],
    ['cnil-complement', 'not-applicable', false],
    ['nis2-report', 'running', true],
  ])
  expect(clocksAt(clockFactsOf(emptyRegister()), new Date()).every(one => one.reason === 'awareness-unknown')).toBe(
    true,
  )
})
