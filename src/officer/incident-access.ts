/** Which organisations an incident belongs to, and which incidents an officer sees. */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import type { IncidentAccess } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'
import { includesAccess } from './permissions.ts'

export interface AccessOfOrganisation {
  readonly id: string
  readonly access: IncidentAccess
}

/** What a permission about an incident is decided by: nothing of the incident itself is read. */
export async function incidentTarget(
  db: Kysely<Schema>,
  incident: string,
): Promise<{ readonly on: 'incident'; readonly organisations: AccessOfOrganisation[] }> {
  const rows = await db
    .selectFrom('incident_organisations')
    .select(['organisation as id', 'access'])
    .where('incident', '=', incident)
    .orderBy('organisation')
    .execute()
  return { on: 'incident', organisations: rows }
}

export interface VisibleIncident {
  readonly incident: string
  /** Through which organisation. */
  readonly organisation: string
  readonly access: IncidentAccess
}

/**
 * The incidents of an officer's organisations, one line for each organisation; those of administrators alone are not among them.
 * `officer`: null for the operator, who sees those of all organisations.
 */
export async function visibleIncidents(db: Kysely<Schema>, officer: string | null): Promise<VisibleIncident[]> {
  const parts = db
    .selectFrom('incident_organisations as part')
    .select(['part.incident', 'part.organisation', 'part.access'])
    .orderBy('part.incident')
    .orderBy('part.organisation')
  if (officer === null) return parts.execute()
  return parts
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('officer_memberships as member')
          .innerJoin('officers', 'officers.id', 'member.officer')
          .select('member.role')
          .whereRef('member.organisation', '=', 'part.organisation')
          .where('member.officer', '=', officer)
          .where('member.role', 'in', ['officer', 'reviewer', 'auditor'])
          .where('officers.status', '=', 'active'),
      ),
    )
    .execute()
}

/** Makes an incident an organisation's own: within the act that creates it, which was authorised as `incident.create`. */
export async function attachIncident(
  trx: Transaction<Schema>,
  { incident, organisation, actor, now }: { readonly incident: string; readonly organisation: string } & DeskAct,
): Promise<void> {
  await setAccess(trx, { incident, organisation, access: 'own', now })
  await append(
    trx,
    { actor, action: 'incident.attached', subject: `incident:${incident}`, details: { organisation } },
    now,
  )
}

/**
 * Gives an incident of the catalogue, which nobody at the desk created, to an organisation. @throws OfficerError 'unknown', and those of
 * `authorise` for the subject `incident:<id>`
 */
export async function assignIncident(
  db: Kysely<Schema>,
  given: { readonly incident: string; readonly organisation: string } & DeskAct,
): Promise<void> {
  const { incident, organisation } = given
  await db.transaction().execute(async trx => {
    await authorise(trx, given, 'incident.assign', `incident:${incident}`, { on: 'platform' })
    const known = await trx
      .selectFrom(['incidents', 'organisations'])
      .select('incidents.id')
      .where('incidents.id', '=', incident)
      .where('organisations.id', '=', organisation)
      .executeTakeFirst()
    if (!known) throw new OfficerError('unknown', 'there is no such incident or organisation')
    await attachIncident(trx, given)
  })
}

/** Gives access, or more of it; what an organisation has is never made less by being given it again. */
export async function setAccess(
  trx: Transaction<Schema>,
  given: { incident: string; organisation: string; access: IncidentAccess; now: Date },
): Promise<void> {
  const { incident, organisation, access, now } = given
  const row = trx.selectFrom('incident_organisations').select('access').where('incident', '=', incident)
  const has = await row.where('organisation', '=', organisation).forUpdate().executeTakeFirst()
  if (has && includesAccess(has.access, access)) return
  await trx
    .insertInto('incident_organisations')
    .values({ incident, organisation, access, since: now })
    .onConflict(conflict => conflict.columns(['incident', 'organisation']).doUpdateSet({ access }))
    .execute()
}
