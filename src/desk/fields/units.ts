/**
 * What is compared and chosen as a whole: each field, and each list of rows, which cannot be taken apart without guessing which row is
 * which.
 */
import { type Field, isObject, type Json, type JsonObject, valueIn, withValue } from './field.ts'
import { sameJson } from './same-json.ts'
import { nameOf } from './write.ts'

export interface Unit {
  /** As names of inputs begin. */
  readonly path: string
  /** Keys of the objects that it stands in. */
  readonly parents: readonly string[]
  readonly field: Field
}

/** All units of an object with these fields. */
export function unitsOf(fields: readonly Field[], parents: readonly string[] = []): Unit[] {
  return fields.flatMap(field =>
    field.kind === 'group' && !field.blank
      ? unitsOf(field.fields, [...parents, field.key])
      : [{ path: nameOf(parents.join('.'), field).replace(/^\./, ''), parents, field }],
  )
}

export function unitValue(content: JsonObject, { parents, field }: Unit): Json | undefined {
  const object = parents.reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), content)
  return valueIn(isObject(object) ? object : undefined, field)
}

export function withUnitValue(content: JsonObject, { parents, field }: Unit, value: Json | undefined): JsonObject {
  const put = (object: JsonObject, [key, ...rest]: readonly string[]): JsonObject => {
    if (key === undefined) return withValue(object, field, value)
    const child = object[key]
    return { ...object, [key]: put(isObject(child) ? child : {}, rest) }
  }
  return put(content, parents)
}

/** Units that differ between two contents. */
export function changedUnits(units: readonly Unit[], a: JsonObject, b: JsonObject): Unit[] {
  return units.filter(unit => !sameJson(unitValue(a, unit), unitValue(b, unit)))
}

export interface Merge {
  /** Theirs, with all of mine that nobody else touched. */
  readonly content: JsonObject
  /** Changed by both, and not alike. */
  readonly conflicts: readonly Unit[]
  /** Changed by them alone. */
  readonly theirs: readonly Unit[]
}

/** Two contents that were made out of the same one, as one. */
export function mergeContents(
  units: readonly Unit[],
  { base, theirs, mine }: { readonly base: JsonObject; readonly theirs: JsonObject; readonly mine: JsonObject },
): Merge {
  const changedByThem = new Set(changedUnits(units, base, theirs))
  const changedByMe = changedUnits(units, base, mine)
  const conflicts = changedByMe.filter(
    unit => changedByThem.has(unit) && !sameJson(unitValue(theirs, unit), unitValue(mine, unit)),
  )
  const content = changedByMe
    .filter(unit => !changedByThem.has(unit))
    .reduce((merged, unit) => withUnitValue(merged, unit, unitValue(mine, unit)), theirs)
  return { content, conflicts, theirs: [...changedByThem].filter(unit => !changedByMe.includes(unit)) }
}
