import { parse } from 'csv-parse/browser/esm/sync'
import { expect, it } from 'vitest'
import { emptyRegister } from '../../../src/officer/register/empty-register.ts'
import { registerSchema } from '../../../src/officer/register/register.ts'
import { registerCsv, registerJson } from '../../../src/officer/register/register-export.ts'
import { completeRegister, INCIDENT } from './sample.ts'

const late = completeRegister()
late.notification.cnil.notifiedAt = '2026-11-21T09:00:00+01:00'
late.comment = '=cmd|calc'

const entries = [
  { incident: INCIDENT, register: late },
  { incident: { ...INCIDENT, id: 'other-2026' }, register: emptyRegister() },
]

const rowsOf = (file: string): string[][] => parse(file, { bom: true, delimiter: ';' })
const plain = (text?: string) => text?.replace(/[\u00a0\u202f]/g, ' ')

it('has a row for each breach, under a header that names every column once', () => {
  for (const language of ['fr', 'en'] as const) {
    const [header, ...rows] = rowsOf(registerCsv(entries, language))
    expect(rows).toHaveLength(2)
    expect(new Set(header).size).toBe(header?.length)
    for (const row of rows) expect(row).toHaveLength(header!.length)
  }
})

it('has what art. 33(5) asks for, in French unless told otherwise', () => {
  const [header, row] = rowsOf(registerCsv(entries))
  const cell = (column: string) => plain(row?.[header!.indexOf(column)])
  expect(cell('Identifiant')).toBe('invented-2026')
  expect(cell('Score ENISA')).toBe('3,5')
  expect(cell('Notifiée à la CNIL')).toBe('samedi 21 novembre 2026 à 09:00 UTC+1')
  expect(cell('La violation : Nature de la violation')).toBe('Perte de la confidentialité\nPerte de la disponibilité')
  expect(cell('Les personnes : Nombre de personnes')).toBe('12 000\nnombre approximatif')
  expect(cell('Remarques')).toBe("'=cmd|calc")
})

it('as JSON holds registers that can be read back, with their scores', () => {
  const now = new Date('2026-11-23T08:00:00Z')
  const file = JSON.parse(registerJson(entries, now))
  expect(file).toMatchObject({ format: 'vigifuite-register', version: 1, madeAt: '2026-11-23T08:00:00.000Z' })
  expect(registerSchema.parse(file.breaches[0].register)).toEqual(late)
  expect(file.breaches[0].severity).toMatchObject({ dpc: 3, ei: 0.75, cb: 1.25, score: 3.5, level: 'high' })
  expect(file.breaches[1].severity).toBeNull()
})
