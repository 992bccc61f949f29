/** What changed between two contents, in words, as deep as rows can be compared: by their places. */
import type { Language } from '../../site/language.ts'
import {
  type Field,
  isObject,
  type Json,
  type JsonObject,
  type RowsField,
  VARIANT_KEY,
  valueIn,
  variantOf,
} from './field.ts'
import { labelsOf } from './labels.ts'
import { RECORD_FIELDS } from './record-forms.ts'
import { sameJson } from './same-json.ts'
import { tell } from './tell.ts'
import { changedUnits, unitsOf, unitValue } from './units.ts'

export interface Change {
  /** From the part of the record down to the field. */
  readonly labels: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export function changesOf(before: JsonObject, after: JsonObject, language: Language): Change[] {
  return changedUnits(unitsOf(RECORD_FIELDS), before, after).flatMap(unit => {
    const labels = labelsOf(RECORD_FIELDS, unit.path.split('.'), language, after)
    return changesIn(unit.field, unitValue(before, unit), unitValue(after, unit), labels, language)
  })
}

function changesIn(
  field: Field,
  before: Json | undefined,
  after: Json | undefined,
  labels: readonly string[],
  language: Language,
): Change[] {
  if (sameJson(before, after)) return []
  if (field.kind === 'rows' && Array.isArray(before) && Array.isArray(after)) {
    return rowChanges(field, before, after, labels, language)
  }
  return [{ labels, before: tell(field, before, language), after: tell(field, after, language) }]
}

function rowChanges(
  field: RowsField,
  before: readonly Json[],
  after: readonly Json[],
  labels: readonly string[],
  language: Language,
): Change[] {
  return Array.from({ length: Math.max(before.length, after.length) }).flatMap((_, index) => {
    const [old, now] = [before[index], after[index]]
    const type = (row: Json | undefined) => (isObject(row) ? row[VARIANT_KEY] : undefined)
    const variant = variantOf(field, type(now) ?? type(old))
    const own = [...labels, String(index + 1)]
    if (!variant || !isObject(old) || !isObject(now) || type(old) !== type(now)) {
      const told = (row: Json | undefined) =>
        row === undefined ? [] : tell({ ...field }, [row], language).map(unnumbered)
      return sameJson(old, now) ? [] : [{ labels: own, before: told(old), after: told(now) }]
    }
    return variant.fields.flatMap(inner => {
      const label = inner.label[language]
      const deeper = label === '' ? own : [...own, label]
      return changesIn(inner, valueIn(old, inner), valueIn(now, inner), deeper, language)
    })
  })
}

const unnumbered = (text: string): string => text.replace(/^1\. /, '')
