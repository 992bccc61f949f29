/** Fields of a record: that there is one for everything, what each is called, and how two people's changes are put together. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from '../../src/desk/fields/changes.ts'
import { fieldsOf, isObject, type Json, type JsonObject } from '../../src/desk/fields/field.ts'
import { labelsOf } from '../../src/desk/fields/labels.ts'
import { read } from '../../src/desk/fields/read.ts'
import { INCIDENT_FORM, RECORD_FIELDS, REGISTER_FORM } from '../../src/desk/fields/record-forms.ts'
import { changedUnits, mergeContents, unitsOf, unitValue } from '../../src/desk/fields/units.ts'
import { write } from '../../src/desk/fields/write.ts'
import { stretchesOf } from '../../src/desk/pages/record-history.ts'
import { draftOf } from '../../src/incident/draft.ts'
import { incidentSchema } from '../../src/incident/record.ts'
import { recordContentSchema } from '../../src/officer/records/record.ts'
import { emptyRegister } from '../../src/officer/register/empty-register.ts'
import { objectOf } from './arbitrary-content.ts'

const folder = new URL('../../fixtures/catalogue/', import.meta.url)
const catalogue = readdirSync(folder).map(name => {
  return draftOf(incidentSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
})
const UNITS = unitsOf(RECORD_FIELDS)

/** Paths of everything that is no object, as content has them. */
function leavesOf(value: Json | undefined, path: string[] = []): string[][] {
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]))
  if (!Array.isArray(value) || !value.every(isObject)) return [path]
  return value.flatMap((one, index) => leavesOf(one as Json, [...path, String(index)]))
}

test('every record of the catalogue goes through its form unchanged', () => {
  expect(catalogue.length).toBeGreaterThan(70)
  const fields = fieldsOf(INCIDENT_FORM)
  for (const incident of catalogue) {
    const { id, country, ...shown } = incident
    const { content, faults } = read(
      fields,
      write(fields, incident as unknown as JsonObject, 'incident'),
      { id, country },
      'incident',
    )
    expect(content).toEqual({ id, country, ...shown })
    expect(faults.size).toBe(0)
  }
})

test('everything that a record holds has a field with a name in both languages', () => {
  const contents = catalogue.map(incident => ({ incident, register: emptyRegister() }) as unknown as JsonObject)
  const own = new Set(['incident.id', 'incident.country', 'incident.threatActor.basis'])
  for (const content of contents) {
    for (const path of leavesOf(content)) {
      if (own.has(path.join('.')) || path.at(-1) === 'type') continue
      for (const language of ['fr', 'en'] as const) {
        const labels = labelsOf(RECORD_FIELDS, path, language, content)
        expect([path.join('.'), labels.length >= 2 && labels.every(label => label.trim() !== '')]).toEqual([
          path.join('.'),
          true,
        ])
      }
    }
  }
})

test('a blank form of the register reads as an empty register', () => {
  const fields = fieldsOf(REGISTER_FORM)
  const { content } = read(fields, new Map(), emptyRegister() as unknown as JsonObject, 'register')
  expect(content).toEqual(emptyRegister())
})

test('whatever a form gives fits the schema of records, but for what is said beside a field', () => {
  const [incident, register] = [objectOf(fieldsOf(INCIDENT_FORM)), objectOf(fieldsOf(REGISTER_FORM))]
  fc.assert(
    fc.property(incident, register, (one, other) => {
      const base = { ...emptyRegister() } as unknown as JsonObject
      const risk = { ...(base.risk as JsonObject), ...(other.risk as JsonObject) }
      const content = { incident: { id: 'an-id', country: 'FR', ...one }, register: { ...base, ...other, risk } }
      const result = recordContentSchema.safeParse(content)
      // Shapes that only a person can get wrong: an address, a SIREN, a country; and what contradicts itself.
      const known = /email|siren|country|establishments|timeline$|count$/
      const paths = result.success ? [] : result.error.issues.map(issue => issue.path.join('.'))
      expect(paths.filter(path => !known.test(path))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('changes of two people are put together; what both changed is theirs until one chooses', () => {
  const content = objectOf(RECORD_FIELDS)
  fc.assert(
    fc.property(
      content,
      content,
      content,
      fc.array(fc.nat(UNITS.length - 1)),
      fc.array(fc.nat(UNITS.length - 1)),
      (base, one, other, a, b) => {
        const took = (from: JsonObject, which: number[]) =>
          mergeContents(
            which.map(at => UNITS[at]!),
            { base, theirs: base, mine: from },
          ).content
        const [theirs, mine] = [took(one, a), took(other, b)]
        const { content: merged, conflicts } = mergeContents(UNITS, { base, theirs, mine })
        const [byThem, byMe] = [changedUnits(UNITS, base, theirs), changedUnits(UNITS, base, mine)]
        for (const unit of UNITS) {
          const expected = byMe.includes(unit) && !byThem.includes(unit) ? mine : theirs
          expect(unitValue(merged, unit)).toEqual(unitValue(expected, unit))
        }
        for (const unit of conflicts) expect(byThem.includes(unit) && byMe.includes(unit)).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})

test('a change in one row is told as that', () => {
  const incident = catalogue.find(one => one.organisations.length > 2)!
  const [first, second, ...rest] = incident.organisations
  const content = { incident, register: emptyRegister() } as unknown as JsonObject
  const changed = { ...incident, organisations: [first!, { ...second!, role: 'processor' }, ...rest] }
  const changes = changesOf(content, { ...content, incident: changed } as unknown as JsonObject, 'fr')
  expect(changes).toEqual([
    {
      labels: ['Fiche publique', 'Organismes', '2', 'Rôle'],
      before: ['responsable de traitement'],
      after: ['sous-traitant'],
    },
  ])
})

test('saves of one person within ten minutes are shown as one', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute))
  const saved = (version: number, author: string, minute: number) =>
    ({ version, author, at: at(minute), what: version === 1 ? 'created' : 'saved' }) as const
  const list = [
    saved(6, 'a', 40),
    saved(5, 'a', 31),
    saved(4, 'b', 30),
    saved(3, 'a', 29),
    saved(2, 'a', 10),
    saved(1, 'a', 9),
  ]
  expect(stretchesOf(list).map(one => one.versions.map(version => version.version))).toEqual([
    [6, 5],
    [4],
    [3],
    [2],
    [1],
  ])
})
