/**
 * A form as content again. Never throws, whatever was sent: what cannot be read is a fault at the input's name, and keeps the value that
 * was there before.
 */

import { mentionsNir } from '../../identifier/mentions-nir.ts'
import { instantsInParis, timeInParis } from '../../incident/paris-clock.ts'
import { readDate, readTime } from './dates.ts'
import {
  type BilingualField,
  type ChoiceField,
  type ChoicesField,
  type Empty,
  type Field,
  type GroupField,
  hasVariants,
  isObject,
  type Json,
  type JsonObject,
  type LinesField,
  optionsOf,
  type RowsField,
  type RowVariant,
  type TextField,
  VARIANT_KEY,
  valueIn,
  variantOf,
  withValue,
} from './field.ts'
import { sameJson } from './same-json.ts'
import { readSeverity } from './severity-field.ts'
import { allOf, rawOf, rowKeysOf, type Typed, textOf } from './typed.ts'
import { nameOf } from './write.ts'

export const FAULTS = [
  'missing',
  'invalid',
  'too-long',
  'too-many',
  'nir',
  'not-a-day',
  'not-a-date',
  'day-missing',
  'time-missing',
  'not-a-time',
  'no-such-time',
  'time-twice',
  'not-a-number',
  'ends-before',
  'number-uncertain',
  'severity-incomplete',
] as const
export type FaultCode = (typeof FAULTS)[number]

/** Faults by names of inputs. */
export type Faults = ReadonlyMap<string, FaultCode>

export interface Reading {
  readonly content: JsonObject
  readonly faults: Faults
  /** Keys of the rows that were read, by the rows' names: their places in the content. */
  readonly rowKeys: ReadonlyMap<string, readonly string[]>
}

/** Reads a form over these fields; keys that it has no field for stay as they are in `base`. */
export function read(fields: readonly Field[], typed: Typed, base: JsonObject, path: string): Reading {
  const reader = new Reader(typed)
  const content = reader.all(fields, base, path)
  return { content, faults: reader.faults, rowKeys: reader.rowKeys }
}

/** What a form with nothing in it gives. */
export function blankOf(fields: readonly Field[]): JsonObject {
  return new Reader(new Map()).all(fields, {}, '')
}

class Reader {
  readonly faults = new Map<string, FaultCode>()
  readonly rowKeys = new Map<string, readonly string[]>()
  readonly #typed: Typed

  constructor(typed: Typed) {
    this.#typed = typed
  }

  all(fields: readonly Field[], base: JsonObject, path: string): JsonObject {
    return fields.reduce((object, field) => {
      const name = nameOf(path, field)
      const before = this.faults.size
      const value = this.#one(field, valueIn(object, field), name)
      const isLeaf = field.kind !== 'group' && field.kind !== 'rows' && field.kind !== 'bilingual'
      return isLeaf && this.faults.size > before ? object : withValue(object, field, value)
    }, base)
  }

  #one(field: Field, base: Json | undefined, name: string): Json | undefined {
    switch (field.kind) {
      case 'text':
        return this.#text(field, name) || field.empty
      case 'bilingual':
        return this.#bilingual(field, name)
      case 'choice':
        return this.#choice(field, name)
      case 'choices':
        return this.#choices(field, name)
      case 'date':
        return this.#date(field.partial, name)
      case 'moment':
        return this.#moment(name)
      case 'number':
        return this.#number(field.least, name)
      case 'truth':
        return { yes: true, no: false }[rawOf(this.#typed, name)] ?? null
      case 'flag':
        return rawOf(this.#typed, name) === 'yes' || field.off
      case 'lines':
        return this.#lines(field, name)
      case 'group':
        return this.#group(field, base, name)
      case 'rows':
        return this.#rows(field, name)
      case 'severity':
        return readSeverity(this.#typed, name, code => this.#fault(name, code))
    }
  }

  #fault(name: string, code: FaultCode): null {
    this.faults.set(name, code)
    return null
  }

  #text({ max }: Pick<TextField, 'max'>, name: string): string {
    const text = textOf(this.#typed, name)
    if (text.length > max) this.#fault(name, 'too-long')
    if (mentionsNir(text)) this.#fault(name, 'nir')
    return text
  }

  #bilingual(field: BilingualField, name: string): Json | undefined {
    const both = { fr: this.#text(field, `${name}.fr`), en: this.#text(field, `${name}.en`) }
    return field.empty !== '' && both.fr === '' && both.en === '' ? field.empty : both
  }

  #choice({ options, preset, empty }: ChoiceField, name: string): string | Empty {
    const chosen = rawOf(this.#typed, name)
    if (chosen === '') return preset ?? empty
    return options.some(one => one.value === chosen) ? chosen : this.#fault(name, 'invalid')
  }

  #choices(field: ChoicesField, name: string): string[] {
    const known = optionsOf(field).map(one => one.value)
    const chosen = new Set(allOf(this.#typed, name))
    for (const one of chosen) if (!known.includes(one)) this.#fault(name, 'invalid')
    const order = rawOf(this.#typed, `${name}.order`).split(' ')
    const listed = [...new Set([...order, ...known])].filter(one => chosen.has(one) && known.includes(one))
    const first = field.first ? rawOf(this.#typed, `${name}.first`) : ''
    return listed.includes(first) ? [first, ...listed.filter(one => one !== first)] : listed
  }

  #date(partial: boolean, name: string): string | null {
    const text = textOf(this.#typed, name)
    if (text === '') return null
    return readDate(text, partial) ?? this.#fault(name, partial ? 'not-a-date' : 'not-a-day')
  }

  #moment(name: string): string | null {
    const [typedDay, typedTime] = [textOf(this.#typed, `${name}.day`), textOf(this.#typed, `${name}.time`)]
    if (typedDay === '' && typedTime === '') return null
    if (typedDay === '') return this.#fault(name, 'day-missing')
    if (typedTime === '') return this.#fault(name, 'time-missing')
    const day = readDate(typedDay, false)
    if (day === null) return this.#fault(name, 'not-a-day')
    const time = readTime(typedTime)
    if (time === null) return this.#fault(name, 'not-a-time')
    const offset = rawOf(this.#typed, `${name}.offset`)
    const shown = instantsInParis(day, time)
    const instant = shown.length > 1 ? shown.find(one => timeInParis(one).offset === offset) : shown[0]
    if (!instant) return this.#fault(name, shown.length > 1 ? 'time-twice' : 'no-such-time')
    const exact = rawOf(this.#typed, `${name}.exact`)
    return sameMinute(exact, instant) ? exact : instant.toISOString()
  }

  #number(least: number, name: string): number | null {
    const text = textOf(this.#typed, name).replace(/[\s.,’']/g, '')
    if (text === '') return null
    if (!/^\d{1,15}$/.test(text) || Number(text) < least) return this.#fault(name, 'not-a-number')
    return Number(text)
  }

  #lines({ of, most }: LinesField, name: string): string[] {
    const text = textOf(this.#typed, name)
    if (mentionsNir(text)) this.#fault(name, 'nir')
    const parts = of === 'codes' ? text.toUpperCase().split(/[\s,;]+/) : text.split('\n').map(one => one.trim())
    const list = parts.filter(one => one !== '')
    if (list.length > most) this.#fault(name, 'too-many')
    return list
  }

  #group(field: GroupField, base: Json | undefined, name: string): Json | undefined {
    const { blank, fields, constants } = field
    if (!blank) return this.all(fields, isObject(base) ? base : {}, name)
    const value = this.all(fields, {}, name)
    const filled = !sameJson(value, blankOf(fields)) || this.#faultWithin(name)
    return filled ? { ...value, ...constants } : blank.is
  }

  #rows(field: RowsField, name: string): JsonObject[] {
    const rows = rowKeysOf(this.#typed, name).flatMap(key => {
      const type = rawOf(this.#typed, `${name}.${key}.${VARIANT_KEY}`)
      const variant = variantOf(field, type)
      const value = variant && this.#row(variant, `${name}.${key}`)
      return value ? [{ key, value: hasVariants(field) ? { [VARIANT_KEY]: type, ...value } : value }] : []
    })
    this.rowKeys.set(
      name,
      rows.map(one => one.key),
    )
    if (rows.length > field.most) this.#fault(name, 'too-many')
    return rows.map(one => one.value)
  }

  /** Null when nothing is filled in. */
  #row({ fields, constants }: RowVariant, name: string): JsonObject | null {
    const value = this.all(fields, {}, name)
    if (sameJson(value, blankOf(fields)) && !this.#faultWithin(name)) return null
    return { ...value, ...constants }
  }

  #faultWithin(name: string): boolean {
    return [...this.faults.keys()].some(one => one.startsWith(`${name}.`))
  }
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

const sameMinute = (exact: string, instant: Date): boolean =>
  ISO.test(exact) && Math.floor(Date.parse(exact) / 60_000) === instant.getTime() / 60_000
