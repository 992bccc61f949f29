/** What leaves the desk as a file leaves a trace: which record or which organisation's register, as what, and by whom. */
import type { Kysely } from 'kysely'
import { append } from '../audit/log.ts'
import type { Schema } from '../database/schema.ts'
import { authorise, officerOf } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { incidentTarget } from './incident-access.ts'
import { OfficerError } from './officer-error.ts'
import { holdPrincipal } from './principal.ts'
import { type RegisterFilter, type RegisterRow, readRegister } from './register-rows.ts'

/** Notes that a document of one record is given away; `paper`: a slug such as `cnil-json`. @throws OfficerError of `authorise` */
export async function noteExport(
  db: Kysely<Schema>,
  { incident, paper, ...act }: { readonly incident: string; readonly paper: string } & DeskAct,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const subject = `incident:${incident}`
    await authorise(trx, act, 'register.export', subject, await incidentTarget(trx, incident))
    await append(trx, { actor: act.actor, action: 'register.exported', subject, details: { paper } }, act.now)
  })
}

/**
 * The register as its reader may take it away: what they may read at this moment, which is whatever `register.export` allows too. The
 * log has an entry for each organisation that it is of. @throws OfficerError 'inactive'
 */
export async function exportRegister(
  db: Kysely<Schema>,
  { filter, format, ...act }: { readonly filter: RegisterFilter; readonly format: 'csv' | 'json' } & DeskAct,
): Promise<RegisterRow[]> {
  const officer = officerOf(act.actor)
  return db.transaction().execute(async trx => {
    if (officer !== null && (await holdPrincipal(trx, officer))?.status !== 'active') {
      throw new OfficerError('inactive', 'the account is not active')
    }
    const rows = await readRegister(trx, officer, filter)
    for (const [organisation, records] of countsOf(rows, filter)) {
      const subject = `organisation:${organisation}`
      const details = { paper: `register-${format}`, records }
      await append(trx, { actor: act.actor, action: 'register.exported', subject, details }, act.now)
    }
    return rows
  })
}

function countsOf(rows: readonly RegisterRow[], { organisation }: RegisterFilter): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id } of rows.flatMap(one => one.organisations)) {
    if (organisation === undefined || organisation === id) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
