/** What the EDPB's template asks for only if something else was answered. */
import { EDPB_ALWAYS, EDPB_OPEN, type EdpbField } from './edpb-schema.ts'

export type EdpbFields = Partial<Readonly<Record<EdpbField, unknown>>>

const is =
  (field: EdpbField, ...letters: readonly string[]) =>
  (given: EdpbFields) => {
    const value = given[field]
    return Array.isArray(value) ? value.some(one => letters.includes(one)) : letters.includes(String(value))
  }

const CONDITIONS: readonly (readonly [condition: (given: EdpbFields) => boolean, ...fields: readonly EdpbField[]])[] = [
  [is('field_23', 'c'), 'field_24'],
  [is('field_29', 'yes'), 'field_30', 'field_31'],
  [is('field_38', 'a'), 'field_39', 'field_40', 'field_41'],
  [is('field_44', 'a', 'b', 'c'), 'field_46'],
  [is('field_44', 'b'), 'field_47'],
  [is('field_55', 'a'), 'field_56', 'field_57', 'field_79'],
  [is('field_55', 'b'), 'field_58', 'field_81'],
  [is('field_55', 'c'), 'field_59', 'field_83'],
  [is('field_67', 'a', 'b'), 'field_68'],
  [is('field_72', 'a', 'b'), 'field_73'],
  [is('field_79', 'd'), 'field_80'],
  [is('field_81', 'c'), 'field_82'],
  [is('field_83', 'c'), 'field_84'],
  [is('field_85', 'n'), 'field_86'],
  [is('field_97', 'a'), 'field_98', 'field_102', 'field_104', 'field_106'],
  [is('field_97', 'e'), 'field_100', 'field_101'],
  [is('field_102', 'b'), 'field_103'],
  [is('field_109', 'a'), 'field_111'],
  [is('field_110', 'a'), 'field_111'],
  [is('field_113', 'a'), 'field_114', 'field_115', 'field_116', 'field_118'],
]

/** Fields that a complete notification would have, by their numbers. */
export function edpbMissing(given: EdpbFields): number[] {
  const wanted = new Set<EdpbField>(EDPB_ALWAYS)
  for (const [condition, ...fields] of CONDITIONS) if (condition(given)) for (const one of fields) wanted.add(one)
  return [...wanted]
    .filter(field => given[field] === undefined)
    .map(numberOf)
    .sort((a, b) => a - b)
}

/** Fields whose answer is that it is still open. */
export function edpbOpen(given: EdpbFields): number[] {
  const open = Object.entries(EDPB_OPEN) as [EdpbField, string][]
  return open
    .filter(([field, letter]) => given[field] !== undefined && is(field, letter)(given))
    .map(([field]) => numberOf(field))
}

const numberOf = (field: EdpbField): number => Number(field.slice('field_'.length))
