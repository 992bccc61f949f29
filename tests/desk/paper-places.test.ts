import { expect, it } from 'vitest'
import { labelsOf } from '../../src/desk/fields/labels.ts'
import { RECORD_FIELDS } from '../../src/desk/fields/record-forms.ts'
import { CNIL_PLACES, EDPB_PLACES } from '../../src/desk/paper-places.ts'
import { CNIL_SECTIONS } from '../../src/officer/register/cnil-notification.ts'
import { edpbMissing } from '../../src/officer/register/edpb-conditions.ts'
import { EDPB_OPEN } from '../../src/officer/register/edpb-schema.ts'

const labelOf = (place: string) => labelsOf(RECORD_FIELDS, place.split('.'), 'fr', undefined).slice(1)

it('every field of the CNIL’s form has its place, and there are no others', () => {
  const ids = CNIL_SECTIONS.flatMap(one => one.fields.map(field => field.id))
  expect(Object.keys(CNIL_PLACES).sort()).toEqual([...ids].sort())
})

it('every place is a field of the register’s form', () => {
  for (const place of [...Object.values(CNIL_PLACES), ...Object.values(EDPB_PLACES)]) {
    expect({ place, found: labelOf(place).length > 0 }).toEqual({ place, found: true })
  }
})

it('whatever the EDPB’s template can lack has a place', () => {
  const everything = {
    field_23: 'c',
    field_29: 'yes',
    field_38: 'a',
    field_44: 'b',
    field_55: ['a', 'b', 'c'],
    field_67: 'a',
    field_72: 'a',
    field_79: ['d'],
    field_81: ['c'],
    field_83: ['c'],
    field_85: ['n'],
    field_97: 'a',
    field_102: 'b',
    field_109: 'a',
    field_113: 'a',
  }
  const lacking = [
    ...edpbMissing({}),
    ...edpbMissing(everything),
    ...edpbMissing({ field_97: 'e' }),
    ...Object.keys(EDPB_OPEN).map(one => Number(one.slice(6))),
  ]
  expect(lacking.length).toBeGreaterThan(60)
  expect([...new Set(lacking)].filter(number => !(number in EDPB_PLACES))).toEqual([])
})
