/** A field's value in words, for comparing: one text for each thing that it holds, none when it holds nothing. */
import { formatMoment } from '../../incident/paris-moment.ts'
import { severityOf } from '../../incident/severity.ts'
import { severityFactorsSchema } from '../../incident/severity-factors.ts'
import { formatDate, formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { severityMessages } from '../../site/messages/desk-severity.ts'
import {
  type Field,
  isObject,
  type Json,
  type JsonObject,
  type Option,
  optionsOf,
  VARIANT_KEY,
  valueIn,
  variantOf,
} from './field.ts'

const YES = { fr: ['oui', 'non'], en: ['yes', 'no'] } as const
const COLON = { fr: '\u00a0: ', en: ': ' } as const

export function tell(field: Field, value: Json | undefined, language: Language): string[] {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value !== '' ? [value] : []
    case 'bilingual':
      return isObject(value) ? tellBoth(value) : []
    case 'choice':
      return typeof value === 'string' ? [labelOf(field.options, value, language)] : []
    case 'choices':
      return strings(value).map(one => labelOf(optionsOf(field), one, language))
    case 'date':
      return typeof value === 'string' && value !== '' ? [formatDate(value, language)] : []
    case 'moment':
      return typeof value === 'string' ? [formatMoment(new Date(value), language)] : []
    case 'number':
      return typeof value === 'number' ? [formatNumber(value, language)] : []
    case 'truth':
    case 'flag':
      return typeof value === 'boolean' ? [YES[language][value ? 0 : 1]] : []
    case 'lines':
      return strings(value)
    case 'group':
      return isObject(value) ? tellObject(field.fields, value, language) : []
    case 'rows':
      return Array.isArray(value)
        ? value.map((row, index) => {
            const variant = variantOf(field, isObject(row) ? row[VARIANT_KEY] : undefined)
            const parts = variant && isObject(row) ? tellObject(variant.fields, row, language) : []
            return `${index + 1}. ${parts.join(' · ')}`
          })
        : []
    case 'severity':
      return tellSeverity(value, language)
  }
}

const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []

const labelOf = (options: readonly Option[], value: string, language: Language): string =>
  options.find(one => one.value === value)?.label[language] ?? value

function tellBoth({ fr, en }: JsonObject): string[] {
  const part = (text: Json | undefined, language: Language) =>
    typeof text === 'string' && text !== '' ? [`${language.toUpperCase()}${COLON[language]}${text}`] : []
  return [...part(fr, 'fr'), ...part(en, 'en')]
}

function tellObject(fields: readonly Field[], object: JsonObject, language: Language): string[] {
  return fields.flatMap(field => {
    const told = tell(field, valueIn(object, field), language)
    const label = field.label[language]
    return told.length === 0 ? [] : [label === '' ? told.join(', ') : `${label}${COLON[language]}${told.join(', ')}`]
  })
}

/** The score, and every answer that it comes from: two sets of answers may have one score. */
function tellSeverity(value: Json | undefined, language: Language): string[] {
  const factors = severityFactorsSchema.safeParse(value)
  if (!factors.success) return []
  const { score, level, dpc, ei, cb, data, flags } = severityOf(factors.data)
  const { identification, confidentiality, integrity, availability, malicious, persons } = factors.data
  const m = severityMessages[language]
  const n = (number: number) => formatNumber(number, language)
  const categories = data.map(({ category, adjustments }) => {
    const contexts = adjustments.map(
      ({ context, steps }) => `${m.contexts[context].label} ${steps > 0 ? '+' : '−'}${Math.abs(steps)}`,
    )
    return `${m.data[category].label}${contexts.length > 0 ? ` (${contexts.join(', ')})` : ''}`
  })
  return [
    `SE = ${n(dpc)} × ${n(ei)} + ${n(cb)} = ${n(score)} (${m.levels[level].label})`,
    `DPC${COLON[language]}${categories.join(', ')}`,
    `EI${COLON[language]}${m.identifications[identification].label}`,
    `CB${COLON[language]}${[m.confidentiality[confidentiality], m.integrity[integrity], m.availability[availability], ...(malicious ? [m.circumstances.malicious] : [])].join(', ')}`,
    ...flags.map(flag => m.flags[flag].label),
    ...(persons === null ? [] : [n(persons)]),
  ]
}
