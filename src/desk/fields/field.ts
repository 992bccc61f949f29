/**
 * What a form is made of. One description of a record's fields gives the form, what reads it, the labels of faults and of changes, and
 * what is compared when two people saved at once; so that none of them can disagree with another.
 *
 * A field stands in an object under its `key`; names of inputs are the paths of values (`incident.title.fr`). A field with the key ''
 * stands for several keys of the object that it is in.
 */
import type { Bilingual } from '../../site/language.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** What stands for nothing typed: null, an empty text, or (undefined) no key at all. */
export type Empty = null | '' | undefined

interface Described {
  readonly key: string
  readonly label: Bilingual
  readonly hint?: Bilingual
}

/** What a text has to look like; also which message says so. */
export type TextFormat = 'email' | 'url' | 'domain' | 'siren' | 'insee' | 'country' | 'tel'

export interface TextField extends Described {
  readonly kind: 'text'
  readonly empty: Empty
  /** Of the box; one is a line without breaks. */
  readonly lines: number
  readonly max: number
  readonly format?: TextFormat
  /** Name of rows in the form whose column of this key is suggested: `incident.sources` and `url`. */
  readonly suggest?: { readonly rows: string; readonly key: string }
}

/** French and English side by side; `empty` stands for both of them empty, or for each of them where it is ''. */
export interface BilingualField extends Described {
  readonly kind: 'bilingual'
  readonly empty: Empty
  readonly lines: number
  readonly max: number
}

export interface Option {
  readonly value: string
  readonly label: Bilingual
  readonly hint?: Bilingual
}

/** One of a list. `preset`: what is chosen where nothing is, and then there is no empty choice. */
export interface ChoiceField extends Described {
  readonly kind: 'choice'
  readonly options: readonly Option[]
  readonly empty: null | undefined
  readonly preset?: string
  readonly as: 'select' | 'radios'
}

export interface OptionGroup {
  readonly label: Bilingual
  readonly options: readonly Option[]
}

/** Some of a list, each once, in an order that is kept. `first`: label of the question which of them is the main one. */
export interface ChoicesField extends Described {
  readonly kind: 'choices'
  readonly groups: readonly OptionGroup[]
  readonly first?: Bilingual
}

/** A day (`2026-11-30`), or a partial date (`2026`, `2026-11`). */
export interface DateField extends Described {
  readonly kind: 'date'
  readonly partial: boolean
}

/** An instant as a clock in Paris shows it. */
export interface MomentField extends Described {
  readonly kind: 'moment'
}

export interface NumberField extends Described {
  readonly kind: 'number'
  readonly least: number
}

/** Yes, no, or not known. */
export interface TruthField extends Described {
  readonly kind: 'truth'
}

/** A box to tick: true, or what stands for "not ticked". */
export interface FlagField extends Described {
  readonly kind: 'flag'
  readonly off: false | null
}

/** Texts, one a line, or codes with anything between them. */
export interface LinesField extends Described {
  readonly kind: 'lines'
  readonly of: 'lines' | 'codes'
  readonly most: number
}

/** An object. `blank`: what stands for it when nothing in it is filled in. */
export interface GroupField extends Described {
  readonly kind: 'group'
  readonly fields: readonly Field[]
  readonly blank?: { readonly is: null | undefined }
  readonly constants?: JsonObject
  /** The fields stand beside each other where there is room. */
  readonly inline?: boolean
  /** Without heading and frame of its own. */
  readonly plain?: boolean
}

export interface RowVariant {
  /** What the row is called: "organisation". */
  readonly noun: Bilingual
  readonly add: Bilingual
  readonly fields: readonly Field[]
  readonly constants?: JsonObject
}

/**
 * Objects one under the other. With several variants, each row has its own under the key `type`. A row in which nothing is filled in is
 * no row.
 */
export interface RowsField extends Described {
  readonly kind: 'rows'
  readonly most: number
  readonly variants: Readonly<Record<string, RowVariant>>
}

/** ENISA's factors, which have a page of their own. */
export interface SeverityField extends Described {
  readonly kind: 'severity'
}

export type Field =
  | TextField
  | BilingualField
  | ChoiceField
  | ChoicesField
  | DateField
  | MomentField
  | NumberField
  | TruthField
  | FlagField
  | LinesField
  | GroupField
  | RowsField
  | SeverityField

/** A part of a long form, with a place in its table of contents. */
export interface Section {
  readonly id: string
  readonly title: Bilingual
  readonly hint?: Bilingual
  readonly fields: readonly Field[]
}

/** A form over one part of a record's content, `incident` or `register`. */
export interface FormPlan {
  readonly root: 'incident' | 'register'
  readonly sections: readonly Section[]
}

/** The one key under which rows with several variants say which one they are. */
export const VARIANT_KEY = 'type'

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a field holds in its object; undefined where it has no key there. */
export function valueIn(object: JsonObject | null | undefined, { kind, key }: Field): Json | undefined {
  if (key !== '') return object?.[key]
  // Bilingual texts and plain groups may be part of the object that they stand in.
  return kind === 'bilingual' ? { fr: object?.fr ?? '', en: object?.en ?? '' } : (object ?? undefined)
}

/** The object with another value for the field; undefined takes its key away. */
export function withValue(object: JsonObject, { key }: Field, value: Json | undefined): JsonObject {
  if (key === '') return { ...object, ...(value as JsonObject) }
  const { [key]: _, ...rest } = object
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** The variant of a row: its own, or the only one. */
export function variantOf(field: RowsField, type: unknown): RowVariant | undefined {
  const names = Object.keys(field.variants)
  if (names.length === 1) return field.variants[names[0]!]
  return typeof type === 'string' && Object.hasOwn(field.variants, type) ? field.variants[type] : undefined
}

export const hasVariants = (field: RowsField): boolean => Object.keys(field.variants).length > 1

export const optionsOf = (field: ChoicesField): readonly Option[] => field.groups.flatMap(one => one.options)

/** All fields of a form as those of one object. */
export const fieldsOf = (plan: FormPlan): readonly Field[] => plan.sections.flatMap(one => one.fields)
