import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { edpbSchemaText } from '../../../fixtures/edpb-schema.ts'
import { edpbNotification } from '../../../src/officer/register/edpb-notification.ts'
import { edpbNotificationSchema } from '../../../src/officer/register/edpb-schema.ts'
import { emptyRegister } from '../../../src/officer/register/empty-register.ts'
import type { Register } from '../../../src/officer/register/register.ts'
import { changedRegister, completeRegister, INCIDENT } from './sample.ts'

const text = readFileSync(new URL('../../../fixtures/edpb-notification.schema.json', import.meta.url), 'utf8')
/** The committed file, read as any consumer reads it. */
const shipped = z.fromJSONSchema(JSON.parse(text))

const now = new Date('2026-11-22T09:00:00+01:00')
const of = (changes: Parameters<typeof changedRegister>[0], at = now) =>
  edpbNotification(INCIDENT, changedRegister(changes), at)

it('the schema that is shipped is that of the model (node fixtures/edpb-schema.ts)', () => {
  expect(text).toBe(edpbSchemaText())
})

it('a complete register gives a complete notification, by numbers and letters', () => {
  const { notification, missing, open } = edpbNotification(INCIDENT, completeRegister(), now)
  expect({ missing, open }).toEqual({ missing: [], open: [] })
  expect(shipped.safeParse(notification).success).toBe(true)
  expect(notification).toMatchObject({
    field_3: 'a',
    field_4: 'a',
    field_10: 'b',
    field_11: '214401846',
    field_12: 'Commune inventée',
    field_14: 'b',
    field_23: 'a',
    field_29: 'yes',
    field_38: 'a',
    field_39: ['processor'],
    field_44: 'b',
    field_45: true,
    field_48: '2026-11-20T09:10:00+01:00',
    field_50: 'b',
    field_52: '2026-11-20',
    field_55: ['a', 'c'],
    field_56: 'b',
    field_59: 'a',
    field_60: 'b',
    field_61: 'd',
    field_65: ['h', 'b', 'd'],
    field_67: 'b',
    field_68: 12_000,
    field_70: ['a', 'b', 'n', 'q', 'l', 'k', 'i', 'd'],
    field_72: 'c',
    field_75: ['b', 'h', 'e'],
    field_79: ['a', 'd'],
    field_80: 'Publication possible par l’attaquant.',
    field_83: ['b'],
    field_85: ['a', 'd', 'e', 'j'],
    field_87: 'c',
    field_89: 'a',
    field_94: ['j', 'b', 'n'],
    field_97: 'a',
    field_98: '2026-11-21',
    field_102: 'b',
    field_104: 'a',
    field_109: 'a',
    field_113: 'b',
    field_120: 'b',
  })
  expect(notification.field_90).toContain('SE = DPC × EI + CB = 3 × 0.75 + 1.25 = 3.5 (high)')
  expect(notification.field_105).toContain('public announcement')
  for (const absent of [
    'field_6',
    'field_49',
    'field_58',
    'field_73',
    'field_81',
    'field_84',
    'field_99',
    'field_100',
  ]) {
    expect(notification).not.toHaveProperty(absent)
  }
})

it('an empty register gives an incomplete one that is valid, and says what it lacks', () => {
  const { notification, missing } = edpbNotification({ ...INCIDENT, organisations: [] }, emptyRegister(), now)
  expect(notification).toEqual({ field_3: 'a', field_4: 'b', field_38: 'b', field_45: false, field_120: 'b' })
  expect(shipped.safeParse(notification).success).toBe(true)
  expect(missing).toEqual([
    12, 13, 21, 22, 23, 29, 44, 48, 50, 51, 55, 60, 61, 62, 63, 65, 66, 67, 70, 71, 72, 75, 76, 85, 87, 89, 90, 92, 94,
    95, 97, 113,
  ])
})

const nobody = { name: null, email: null, phone: null }

describe('conditions', () => {
  it.each([
    [[24], { controller: { reporter: { role: 'other' } } }],
    [[30, 31], { controller: { dpo: nobody } }],
    [[46, 47], { timeline: { from: null, to: null } }],
    [[58, 81], { breach: { natures: ['confidentiality', 'integrity', 'availability'] } }],
    [[68], { scope: { persons: { count: { number: null } } } }],
    [[73], { scope: { records: { count: { certainty: 'exact' } } } }],
    [[80], { risk: { effects: { detail: null } } }],
    [[86], { risk: { consequences: ['other'] } }],
    [[98], { communication: { toldAt: null } }],
    [[100, 101], { communication: { state: 'exempt' } }],
    [[103], { communication: { notEverybody: null } }],
    [[111], { notification: { police: { detail: null }, others: { detail: null } } }],
    [[114, 115, 116, 118], { crossBorder: { involved: 'yes' } }],
  ] satisfies [number[], Parameters<typeof of>[0]][])('ask for %j', (missing, changes) => {
    const document = of(changes)
    expect(document.missing).toEqual(missing)
    expect(document.notification.field_4).toBe('b')
    expect(shipped.safeParse(document.notification).success).toBe(true)
  })

  it('what is still open makes a notification incomplete', () => {
    const { notification, missing, open } = of({
      breach: { cause: 'to-determine' },
      communication: { state: 'undecided' },
      scope: { data: { categories: ['contact', 'not-known'] } },
    })
    expect(missing).toEqual([])
    expect(open).toEqual([61, 70, 97])
    expect(notification.field_4).toBe('b')
  })
})

it('gives reasons for the delay only when it is late', () => {
  const explained = { notification: { cnil: { delayReasons: 'Week-end.' } } }
  expect(of(explained).notification.field_49).toBeUndefined()
  expect(of(explained, new Date('2026-11-24T09:00:00+01:00')).notification.field_49).toBe('Week-end.')
})

it('follows a notification already made, under its number', () => {
  const { notification } = of({
    notification: { cnil: { notifiedAt: '2026-11-21T09:00:00+01:00', number: '26-12345' } },
  })
  expect(notification).toMatchObject({ field_3: 'b', field_6: '26-12345' })
})

it('tells of other countries', () => {
  const { notification, missing } = of({
    crossBorder: {
      involved: 'yes',
      leadAuthority: 'CNIL',
      establishments: ['FR', 'BE'],
      persons: [
        { country: 'BE', number: 40 },
        { country: 'LU', number: null },
      ],
      authorities: ['APD (Belgique)'],
    },
  })
  expect(missing).toEqual([])
  expect(notification).toMatchObject({
    field_113: 'a',
    field_115: ['FR', 'BE'],
    field_116: ['BE', 'LU'],
    field_117: { BE: 40 },
  })
  expect(shipped.safeParse(notification).success).toBe(true)
})

describe('the shipped schema', () => {
  const complete = edpbNotification(INCIDENT, completeRegister(), now).notification

  it.each([
    ['a letter that the list does not have', { field_61: 'z' }],
    ['a field that the template does not have', { field_127: 'a' }],
    ['a complete notification without its cause', { field_61: undefined }],
    ['a number that is a text', { field_68: '12000' }],
    ['an instant without its offset', { field_48: '2026-11-20T09:10:00' }],
    ['an empty list', { field_55: [] }],
    ['a third subtype', { field_4: 'c' }],
  ])('refuses %s', (_, change) => {
    const given = JSON.parse(JSON.stringify({ ...complete, ...change }))
    expect(shipped.safeParse(given).success).toBe(false)
    expect(edpbNotificationSchema.safeParse(given).success).toBe(false)
  })

  it('accepts what any half-filled register gives', () => {
    const parts = Object.keys(emptyRegister()) as (keyof Register)[]
    fc.assert(
      fc.property(fc.subarray(parts), chosen => {
        const full = completeRegister()
        const register = { ...emptyRegister(), ...Object.fromEntries(chosen.map(part => [part, full[part]])) }
        const { notification } = edpbNotification(INCIDENT, register, now)
        const given = JSON.parse(JSON.stringify(notification))
        expect(given).toEqual(notification)
        expect(shipped.safeParse(given).success).toBe(true)
      }),
    )
  })
})
