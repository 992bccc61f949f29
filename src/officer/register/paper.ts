/** A document made from a register: titled sections of labelled fields, for a page to print or a program to read. */
import { formatMoment } from '../../incident/paris-moment.ts'
import type { Incident } from '../../incident/record.ts'
import { CNIL_LABELS, CNIL_OTHER_ORIGIN } from './cnil-labels.ts'
import type { Code } from './code.ts'
import type { Register } from './register.ts'

export type PaperLanguage = 'fr' | 'en'

/** What a field holds: texts to show, and the keys behind them where there is a closed list. */
export interface PaperValue {
  readonly values: readonly string[]
  readonly codes: readonly string[]
}

export interface PaperField extends PaperValue {
  readonly id: string
  readonly label: string
  /** The document is incomplete without it. */
  readonly required: boolean
}

export interface PaperSection {
  readonly id: string
  readonly title: string
  readonly fields: readonly PaperField[]
}

/** What of the public record a document uses. */
export type Described = Pick<Incident, 'id' | 'title' | 'organisations'>

/** What a field is read from, and how values are told in the language of the document. */
export interface Source {
  readonly register: Register
  readonly incident: Described
  readonly tell: Teller
}

/** A field before it is read. `required` may depend on the rest. */
export interface FieldPlan {
  readonly id: string
  readonly label: { readonly fr: string; readonly en: string }
  readonly required: (source: Source) => boolean
  readonly read: (source: Source) => PaperValue
}

export interface SectionPlan {
  readonly id: string
  readonly title: { readonly fr: string; readonly en: string }
  readonly fields: readonly FieldPlan[]
}

export const NOTHING: PaperValue = { values: [], codes: [] }

const always = () => true
const never = () => false

const planned =
  (required: FieldPlan['required']) =>
  (id: string, fr: string, en: string, read: FieldPlan['read']): FieldPlan => ({
    id,
    label: { fr, en },
    required,
    read,
  })

export const optional = planned(never)
export const required = planned(always)
export const requiredIf = (condition: (register: Register) => boolean) => planned(({ register }) => condition(register))

export function readSections(plans: readonly SectionPlan[], source: Source): PaperSection[] {
  const { language } = source.tell
  return plans.map(({ id, title, fields }) => ({
    id,
    title: title[language],
    fields: fields.map(plan => ({
      id: plan.id,
      label: plan.label[language],
      required: plan.required(source),
      ...plan.read(source),
    })),
  }))
}

/** Required fields that hold nothing. */
export function missingIn(sections: readonly PaperSection[]): PaperField[] {
  return sections.flatMap(({ fields }) => fields.filter(one => one.required && one.values.length === 0))
}

type CnilList = keyof typeof CNIL_LABELS

/** Values in the words of one language. */
export class Teller {
  readonly language: PaperLanguage

  constructor(language: PaperLanguage) {
    this.language = language
  }

  texts(...texts: readonly (string | null)[]): PaperValue {
    return { values: texts.filter(one => one !== null), codes: [] }
  }

  truth(value: boolean | null): PaperValue {
    if (value === null) return NOTHING
    const [yes, no] = this.language === 'fr' ? ['oui', 'non'] : ['yes', 'no']
    return { values: [value ? yes! : no!], codes: [value ? 'yes' : 'no'] }
  }

  moment(instant: string | null): PaperValue {
    return instant === null ? NOTHING : { values: [formatMoment(new Date(instant), this.language)], codes: [instant] }
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.language === 'fr' ? 'fr-FR' : 'en-GB').format(value)
  }

  /** Values of one of our lists, under our keys. */
  listed<K extends string>(list: Readonly<Record<K, Code>>, ...keys: readonly (K | null)[]): PaperValue {
    const chosen = keys.filter(one => one !== null)
    return { values: chosen.map(key => list[key].label[this.language]), codes: chosen }
  }

  /** Values in the words of the CNIL's form in French, under the keys of Madis, each once; in English, ours. */
  cnil<K extends string>(which: CnilList, list: Readonly<Record<K, Code>>, ...keys: readonly (K | null)[]): PaperValue {
    const chosen = keys.filter(one => one !== null).map(key => list[key])
    const codes = [...new Set(chosen.map(one => one.madis ?? 'other'))]
    if (this.language === 'en') return { values: chosen.map(one => one.label.en), codes }
    const words: Readonly<Record<string, string>> = CNIL_LABELS[which]
    return { values: codes.map(key => words[key] ?? CNIL_OTHER_ORIGIN), codes }
  }
}

/** Two values as one. */
export const joined = (...parts: readonly PaperValue[]): PaperValue => ({
  values: parts.flatMap(one => one.values),
  codes: parts.flatMap(one => one.codes),
})
