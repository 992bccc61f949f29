/** Any content that a form can hold, drawn from the description of its fields. */
import fc from 'fast-check'
import {
  type Field,
  hasVariants,
  type Json,
  type JsonObject,
  optionsOf,
  VARIANT_KEY,
  withValue,
} from '../../src/desk/fields/field.ts'
import { blankOf } from '../../src/desk/fields/read.ts'
import { sameJson } from '../../src/desk/fields/same-json.ts'
import { mentionsNir } from '../../src/identifier/mentions-nir.ts'

const words = (breaks: boolean) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('<b>&"\'', 'a  b', '=1+1', 'é’« x »', '</textarea>'),
    )
    .map(text => (breaks ? `${text}\n${text}` : text).trim())
    .filter(text => !/[^\P{Cc}\n]/u.test(text) && !mentionsNir(text))

const instants = fc
  .oneof(
    fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    // The hour that comes twice.
    fc.integer({ min: 0, max: 7199 }).map(seconds => new Date(Date.parse('2024-10-27T00:00:00Z') + seconds * 1000)),
  )
  .map(date => date.toISOString())

const partialDates = fc.oneof(
  fc.integer({ min: 2000, max: 2999 }).map(String),
  fc.constantFrom('2024-02', '2024-02-29', '2025-12-31', '2000-01'),
)

/** What one field can hold; undefined where its key may be missing. */
function anyValueOf(field: Field): fc.Arbitrary<Json | undefined> {
  switch (field.kind) {
    case 'text':
      return words(field.lines > 1).map(text => text || field.empty)
    case 'bilingual':
      return fc
        .record({ fr: words(true), en: words(true) })
        .map(both => (field.empty !== '' && both.fr === '' && both.en === '' ? field.empty : both))
    case 'choice': {
      const values = field.options.map(one => one.value)
      return fc.constantFrom(...values, ...(field.preset === undefined ? [field.empty] : []))
    }
    case 'choices':
      return fc.shuffledSubarray(optionsOf(field).map(one => one.value))
    case 'date':
      return field.partial ? fc.option(partialDates) : fc.constantFrom(null, '2024-02-29', '1999-12-31')
    case 'moment':
      return fc.option(instants)
    case 'number':
      return fc.option(fc.integer({ min: field.least, max: 999_999_999_999_999 }))
    case 'truth':
      return fc.constantFrom(true, false, null)
    case 'flag':
      return fc.constantFrom(true, field.off)
    case 'lines':
      return field.of === 'codes'
        ? fc.array(fc.constantFrom('FR', 'BE', 'DE'), { maxLength: 4 })
        : fc.array(
            words(false).filter(text => text !== ''),
            { maxLength: 3 },
          )
    case 'group': {
      const { blank, fields, constants } = field
      return objectOf(fields).map(value => {
        if (!blank) return value
        return sameJson(value, blankOf(fields)) ? blank.is : { ...value, ...constants }
      })
    }
    case 'rows': {
      const rows = Object.entries(field.variants).map(([type, { fields }]) =>
        objectOf(fields)
          .filter(value => !sameJson(value, blankOf(fields)))
          .map(value => (hasVariants(field) ? { [VARIANT_KEY]: type, ...value } : value)),
      )
      return fc.array(fc.oneof(...rows), { maxLength: 3 })
    }
    case 'severity':
      return fc.option(severity)
  }
}

const severity: fc.Arbitrary<JsonObject> = fc.record({
  data: fc.shuffledSubarray(['simple', 'behavioural', 'financial', 'sensitive'], { minLength: 1 }).chain(categories =>
    fc.tuple(
      ...categories.map(category =>
        fc.record({
          category: fc.constant(category),
          adjustments: fc
            .shuffledSubarray(['volume', 'controller', 'individuals', 'inaccurate', 'public', 'slight'])
            .chain(list =>
              fc.tuple(
                ...list.map(context =>
                  fc.record({ context: fc.constant(context), steps: fc.integer({ min: 1, max: 3 }) }),
                ),
              ),
            ),
        }),
      ),
    ),
  ),
  identification: fc.constantFrom('negligible', 'limited', 'significant', 'maximum'),
  confidentiality: fc.constantFrom('none', 'known', 'unknown'),
  integrity: fc.constantFrom('none', 'recoverable', 'unrecoverable'),
  availability: fc.constantFrom('none', 'temporary', 'full'),
  malicious: fc.boolean(),
  persons: fc.option(fc.nat()),
  unintelligible: fc.boolean(),
})

export function objectOf(fields: readonly Field[]): fc.Arbitrary<JsonObject> {
  const values = fields.map(field => anyValueOf(field).map(value => ({ field, value })))
  // Several groups of a form may be parts of one object.
  return fc.tuple(...values).map(list =>
    list.reduce<JsonObject>((object, { field, value }) => {
      const known = object[field.key]
      const merged =
        field.kind === 'group' && !field.blank ? { ...(known as JsonObject), ...(value as JsonObject) } : value
      return withValue(object, field, merged)
    }, {}),
  )
}
