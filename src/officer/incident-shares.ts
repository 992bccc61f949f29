/**
 * Sharing an incident between organisations, as when one attack hit nine bodies: an owner invites, somebody of the other organisation
 * accepts, and either may end it. Of several owners the last one stays.
 */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { newId, type Random } from '../database/bearer-secret.ts'
import type { IncidentAccess } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { incidentTarget, setAccess } from './incident-access.ts'
import { OfficerError } from './officer-error.ts'
import { includesAccess } from './permissions.ts'

export const SHARE_MS = 14 * 86_400_000

export interface NewShare {
  readonly incident: string
  /** The officer's own organisation, an owner. */
  readonly from: string
  readonly to: string
  readonly access: IncidentAccess
}

export interface Share extends NewShare {
  readonly id: string
  readonly invitedAt: Date
  readonly expiresAt: Date
}

/**
 * Invites an organisation to an incident. An invitation of it that is still open ends.
 * @throws OfficerError 'invalid', 'unknown', 'wrong-state', and those of `authorise` for the subject `incident:<id>`
 */
export async function inviteToIncident(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  { incident, from, to, access, ...act }: NewShare & DeskAct,
): Promise<{ id: string; expiresAt: Date }> {
  return db.transaction().execute(async trx => {
    const target = await incidentTarget(trx, incident)
    const owners = target.organisations.filter(one => one.id === from)
    await authorise(trx, act, 'incident.share', `incident:${incident}`, { on: 'incident', organisations: owners })
    if (!owners.some(one => one.access === 'own')) throw new OfficerError('unknown', 'there is no such incident')
    if (from === to) throw new OfficerError('invalid', 'an incident is shared with another organisation')
    const other = await trx.selectFrom('organisations').select('platform').where('id', '=', to).executeTakeFirst()
    if (!other || other.platform) throw new OfficerError('unknown', 'there is no such organisation')
    if (target.organisations.some(one => one.id === to && includesAccess(one.access, access))) {
      throw new OfficerError('wrong-state', 'the organisation has this access')
    }
    await trx
      .updateTable('incident_shares')
      .set({ answered_at: act.now, answer: 'withdrawn' })
      .where('incident', '=', incident)
      .where('to_organisation', '=', to)
      .where('answered_at', 'is', null)
      .execute()
    const id = newId(random)
    const expiresAt = new Date(act.now.getTime() + SHARE_MS)
    const values = {
      id,
      incident,
      from_organisation: from,
      to_organisation: to,
      access,
      answered_at: null,
      answer: null,
    }
    await trx
      .insertInto('incident_shares')
      .values({ ...values, invited_at: act.now, expires_at: expiresAt })
      .execute()
    await record(trx, act, 'share-invited', incident, { from, to, access })
    return { id, expiresAt }
  })
}

/**
 * Accepts or declines on behalf of the organisation that was invited.
 * @throws OfficerError 'unknown', 'wrong-state' once it was answered, withdrawn or has expired, and those of `authorise`
 */
export async function answerShare(
  db: Kysely<Schema>,
  given: { readonly id: string; readonly organisation: string; readonly answer: 'accepted' | 'declined' } & DeskAct,
): Promise<{ incident: string }> {
  const { id, organisation, answer, ...act } = given
  return db.transaction().execute(async trx => {
    await authorise(trx, act, 'incident.join', `organisation:${organisation}`, { on: 'organisation', organisation })
    const row = trx.selectFrom('incident_shares').selectAll().where('id', '=', id)
    const share = await row.where('to_organisation', '=', organisation).forUpdate().executeTakeFirst()
    if (!share) throw new OfficerError('unknown', 'there is no such invitation')
    if (share.answered_at !== null || share.expires_at <= act.now) {
      throw new OfficerError('wrong-state', 'the invitation was answered, or has expired')
    }
    const { incident, access, from_organisation: from } = share
    await holdIncident(trx, incident)
    const target = await incidentTarget(trx, incident)
    // Who invited may have left since.
    if (!target.organisations.some(one => one.id === from && one.access === 'own')) {
      throw new OfficerError('wrong-state', 'the organisation that invited no longer owns the incident')
    }
    await trx.updateTable('incident_shares').set({ answered_at: act.now, answer }).where('id', '=', id).execute()
    if (answer === 'accepted') await setAccess(trx, { incident, organisation, access, now: act.now })
    await record(trx, act, `share-${answer}`, incident, { organisation, access })
    return { incident }
  })
}

/**
 * Ends an organisation's part in an incident: by an owner (a step-up for `incident:<id>`), or by itself.
 * @throws OfficerError 'unknown', 'wrong-state' for the last owner, and those of `authorise`
 */
export async function endShare(
  db: Kysely<Schema>,
  { incident, organisation, by, ...act }: { incident: string; organisation: string; by: 'owner' | 'itself' } & DeskAct,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await holdIncident(trx, incident)
    const target = await incidentTarget(trx, incident)
    const subject = `incident:${incident}`
    if (by === 'owner') await authorise(trx, act, 'incident.share', subject, target)
    else await authorise(trx, act, 'incident.join', subject, { on: 'organisation', organisation })
    const part = target.organisations.find(one => one.id === organisation)
    if (!part) throw new OfficerError('unknown', 'the organisation has no part in it')
    const owners = target.organisations.filter(one => one.access === 'own')
    if (part.access === 'own' && owners.length === 1) {
      throw new OfficerError('wrong-state', 'an incident keeps an owner')
    }
    await trx
      .deleteFrom('incident_organisations')
      .where('incident', '=', incident)
      .where('organisation', '=', organisation)
      .execute()
    await record(trx, act, 'share-ended', incident, { organisation, by })
  })
}

/** Invitations to an organisation that wait for an answer, the newest first. */
export async function listOpenShares(
  db: Kysely<Schema>,
  { organisation, now }: { readonly organisation: string; readonly now: Date },
): Promise<Share[]> {
  const rows = await db
    .selectFrom('incident_shares')
    .selectAll()
    .where('to_organisation', '=', organisation)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    incident: row.incident,
    from: row.from_organisation,
    to: row.to_organisation,
    access: row.access,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
  }))
}

/** Two owners that leave at once would leave none: the incident's row is held. */
async function holdIncident(trx: Transaction<Schema>, incident: string): Promise<void> {
  await trx.selectFrom('incidents').select('id').where('id', '=', incident).forNoKeyUpdate().execute()
}

async function record(
  trx: Transaction<Schema>,
  { actor, now }: DeskAct,
  what: string,
  incident: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  await append(trx, { actor, action: `incident.${what}`, subject: `incident:${incident}`, details }, now)
}
