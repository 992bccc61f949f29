/**
 * Saving what was typed into a form of a record. Two people may write at once: what only one of them changed is put together, what both
 * changed is kept in both versions until the later one chooses. Nothing is ever overwritten unseen.
 */
import { OfficerError } from '../officer/officer-error.ts'
import { revision } from '../officer/records/history.ts'
import { type RecordContent, readRecord, recordContentSchema } from '../officer/records/record.ts'
import { dropSetAside, RecordClash, saveRecord, setAside } from '../officer/records/save-record.ts'
import type { SignedInContext } from './context.ts'
import { completeCommunes } from './fields/complete-communes.ts'
import { type FormPlan, fieldsOf, type JsonObject } from './fields/field.ts'
import { type Faults, read } from './fields/read.ts'
import { RECORD_FIELDS } from './fields/record-forms.ts'
import { schemaFaults } from './fields/schema-faults.ts'
import type { Typed } from './fields/typed.ts'
import { changedUnits, mergeContents, type Unit, unitsOf, unitValue, withUnitValue } from './fields/units.ts'

export interface FormToSave {
  readonly incident: string
  /** The version that the form was drawn from. */
  readonly baseVersion: number
  readonly typed: Typed
  /** Paths of what others changed since, of which the form shows the earlier state: left as it is. */
  readonly stale?: readonly string[]
  /** A last change to what was read. */
  readonly then?: (content: RecordContent) => RecordContent
}

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly version: number; readonly changed: boolean; readonly theirs: readonly Unit[] }
  | { readonly outcome: 'faulty'; readonly faults: Faults }
  /** Both changed the same: mine is set aside. */
  | { readonly outcome: 'clash' }
  /** An earlier clash waits for its choice: nothing was kept. */
  | { readonly outcome: 'pending' }

/** Others may save between reading and writing, but not for ever. */
const ATTEMPTS = 4

export const RECORD_UNITS: readonly Unit[] = unitsOf(RECORD_FIELDS)

/** @throws OfficerError, as `saveRecord` does */
export async function saveForm(context: SignedInContext, plan: FormPlan, given: FormToSave): Promise<SaveOutcome> {
  const { db } = context.services
  const { incident, baseVersion } = given
  const officer = context.signedIn.id
  let clashed = false
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const current = await readRecord(db, incident)
    if (!current) throw new OfficerError('unknown', 'there is no such record')
    const base = baseVersion === current.version ? current.content : await revision(db, incident, baseVersion)
    if (!base) throw new OfficerError('invalid', 'there is no such version')
    const { content: mine, faults } = await contentOf(context, plan, given, base, current.content)
    if (faults.size > 0) return { outcome: 'faulty', faults }
    if (!clashed && changed(base, mine) && (await setAside(db, { incident, officer }))) return { outcome: 'pending' }
    const merge = mergeContents(RECORD_UNITS, {
      base: base as never,
      theirs: current.content as never,
      mine: mine as never,
    })
    const conflict = merge.conflicts.length > 0
    try {
      const result = await saveRecord(db, {
        incident,
        baseVersion: conflict ? baseVersion : current.version,
        content: conflict ? mine : (merge.content as never),
        ...context.act,
      })
      if (clashed) await dropSetAside(db, { incident, officer })
      return { outcome: 'saved', theirs: merge.theirs, ...result }
    } catch (error) {
      if (!(error instanceof RecordClash)) throw error
      if (conflict) return { outcome: 'clash' }
      clashed = true
    }
  }
  return { outcome: 'clash' }
}

const changed = (a: RecordContent, b: RecordContent): boolean =>
  changedUnits(RECORD_UNITS, a as never, b as never).length > 0

/** The whole content with the form's part read, and what is wrong with it. */
async function contentOf(
  { services }: SignedInContext,
  { root, ...plan }: FormPlan,
  { typed, stale = [], then = content => content }: FormToSave,
  base: RecordContent,
  current: RecordContent,
): Promise<{ content: RecordContent; faults: Faults }> {
  const reading = read(fieldsOf({ root, ...plan }), typed, base[root] as JsonObject, root)
  const completed = root === 'incident' ? await completeCommunes(services, reading.content) : reading.content
  const kept = RECORD_UNITS.filter(unit => stale.includes(unit.path)).reduce<JsonObject>(
    (content, unit) => withUnitValue(content, unit, unitValue(current as never, unit)),
    { ...base, [root]: completed } as JsonObject,
  )
  const checked = recordContentSchema.safeParse(then(kept as never))
  if (checked.success && reading.faults.size === 0) return { content: checked.data, faults: reading.faults }
  const found = checked.success ? [] : [...schemaFaults(checked.error.issues, reading.rowKeys)]
  return { content: base, faults: new Map([...found, ...reading.faults]) }
}
