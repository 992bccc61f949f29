/** What a path of a record's content is called: `incident.organisations.2.name` → "Organismes, 3, Nom". */
import type { Language } from '../../site/language.ts'
import { type Field, isObject, type Json, VARIANT_KEY, variantOf } from './field.ts'

const LANGUAGE_NAMES = {
  fr: { fr: 'français', en: 'anglais' },
  en: { fr: 'French', en: 'English' },
} as const

/**
 * Labels from the outermost to the field's own; what has no field stops where they end. `content` tells rows of several kinds
 * apart.
 */
export function labelsOf(
  fields: readonly Field[],
  path: readonly string[],
  language: Language,
  content: Json | undefined,
): string[] {
  const [key, ...rest] = path
  if (key === undefined) return []
  const at = isObject(content) ? content[key] : undefined
  for (const field of fields) {
    if (field.key === '' && (key === 'fr' || key === 'en')) return bilingual(field, key, language)
    if (field.key !== key) continue
    const own = field.label[language] === '' ? [] : [field.label[language]]
    if (field.kind === 'bilingual') return bilingual(field, rest[0], language)
    if (field.kind === 'group') {
      const inner = labelsOf(field.fields, rest, language, at)
      // A group may stand in several places of a form; the one that has the field is meant.
      if (rest.length === 0 || inner.length > 0) return [...own, ...inner]
      continue
    }
    if (field.kind !== 'rows' || rest[0] === undefined) return own
    const row = Array.isArray(at) ? (at[Number(rest[0])] as Json | undefined) : undefined
    const variant =
      variantOf(field, isObject(row) ? row[VARIANT_KEY] : undefined) ?? Object.values(field.variants).at(0)!
    const number = String(Number(rest[0]) + 1)
    return [...own, number, ...labelsOf(variant.fields, rest.slice(1), language, row)]
  }
  return []
}

function bilingual({ label }: Field, which: string | undefined, language: Language): string[] {
  const own = label[language]
  return [which === 'fr' || which === 'en' ? `${own} (${LANGUAGE_NAMES[language][which]})` : own].filter(Boolean)
}
