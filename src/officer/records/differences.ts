import { isDeepStrictEqual } from 'node:util'
import type { RecordContent } from './record.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One thing that differs. Undefined: not there. */
export interface Difference {
  /** `incident.title.fr`; members of a list of objects by their place: `incident.sources.0.url`. */
  readonly path: string
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/** What differs between two contents, leaf by leaf, in the order of the first. Lists of plain values are leaves. */
export const differences = (before: RecordContent, after: RecordContent): Difference[] =>
  compared('', before as unknown as Json, after as unknown as Json)

function compared(path: string, before: Json | undefined, after: Json | undefined): Difference[] {
  if (isDeepStrictEqual(before, after)) return []
  const [left, right] = [membersOf(before), membersOf(after)]
  if (left === null || right === null) return [{ path, before, after }]
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].flatMap(key => compared(path === '' ? key : `${path}.${key}`, left[key], right[key]))
}

/** The members of what is looked into; null for leaves. */
function membersOf(value: Json | undefined): Readonly<Record<string, Json>> | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return value as Readonly<Record<string, Json>>
  const list = value as readonly Json[]
  const objects = list.every(one => typeof one === 'object' && one !== null)
  return objects ? Object.fromEntries(list.map((one, i) => [String(i), one])) : null
}
