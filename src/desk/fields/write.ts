/** A record's content as what a form shows of it. */
import { instantsInParis, timeInParis } from '../../incident/paris-clock.ts'
import { writeDate } from './dates.ts'
import {
  type Field,
  hasVariants,
  isObject,
  type Json,
  type JsonObject,
  type RowsField,
  VARIANT_KEY,
  valueIn,
  variantOf,
} from './field.ts'
import { severityInputs } from './severity-field.ts'
import type { Typed } from './typed.ts'

type Inputs = Generator<readonly [name: string, value: string]>

/** Everything that a form over these fields shows of an object; `path` is the object's own. */
export function write(fields: readonly Field[], object: JsonObject, path: string): Typed {
  const typed = new Map<string, string[]>()
  for (const [name, value] of inputsOfAll(fields, object, path)) {
    const known = typed.get(name)
    if (known) known.push(value)
    else typed.set(name, [value])
  }
  return typed
}

/** The name of a field's input, or of what it stands for in a list of faults. */
export const nameOf = (path: string, { key }: Field): string => (key === '' ? path : `${path}.${key}`)

function* inputsOfAll(fields: readonly Field[], object: JsonObject, path: string): Inputs {
  for (const field of fields) yield* inputsOf(field, valueIn(object, field), nameOf(path, field))
}

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []

function* inputsOf(field: Field, value: Json | undefined, name: string): Inputs {
  switch (field.kind) {
    case 'text':
    case 'number':
      yield [name, text(value)]
      break
    case 'choice':
      yield [name, text(value) || (field.preset ?? '')]
      break
    case 'bilingual':
      yield [`${name}.fr`, text(isObject(value) ? value.fr : '')]
      yield [`${name}.en`, text(isObject(value) ? value.en : '')]
      break
    case 'choices': {
      const chosen = texts(value)
      for (const one of chosen) yield [name, one]
      // Where it was in the list is part of what is kept.
      yield [`${name}.order`, chosen.join(' ')]
      if (field.first) yield [`${name}.first`, chosen[0] ?? '']
      break
    }
    case 'date':
      yield [name, field.partial ? writeDate(text(value)) : text(value)]
      break
    case 'moment':
      yield* inputsOfMoment(text(value), name)
      break
    case 'truth':
      yield [name, value === true ? 'yes' : value === false ? 'no' : '']
      break
    case 'flag':
      if (value === true) yield [name, 'yes']
      break
    case 'lines':
      yield [name, texts(value).join(field.of === 'codes' ? ' ' : '\n')]
      break
    case 'group':
      yield* inputsOfAll(field.fields, isObject(value) ? value : {}, name)
      break
    case 'rows':
      yield* inputsOfRows(field, value, name)
      break
    case 'severity':
      yield* severityInputs(value, name)
  }
}

/** Seconds, and how the instant was spelt, stay with it as long as nobody changes the minute. */
function* inputsOfMoment(instant: string, name: string): Inputs {
  const known = instant !== '' && !Number.isNaN(Date.parse(instant))
  const { day, time, offset } = known ? timeInParis(new Date(instant)) : { day: '', time: '', offset: '' }
  yield [`${name}.day`, day]
  yield [`${name}.time`, time]
  if (!known) return
  yield [`${name}.exact`, instant]
  if (instantsInParis(day, time).length > 1) yield [`${name}.offset`, offset]
}

function* inputsOfRows(field: RowsField, value: Json | undefined, name: string): Inputs {
  if (!Array.isArray(value)) return
  for (const [index, item] of value.entries()) {
    const variant = isObject(item) ? variantOf(field, item[VARIANT_KEY]) : undefined
    if (!variant) continue
    yield [name, String(index)]
    if (hasVariants(field)) yield [`${name}.${index}.${VARIANT_KEY}`, text(item[VARIANT_KEY])]
    yield* inputsOfAll(variant.fields, item, `${name}.${index}`)
  }
}
