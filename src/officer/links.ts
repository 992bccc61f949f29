/**
 * One-time links: an invitation into an organisation, or a reset of an account whose owner has lost what they sign in with. Whoever hands one
 * over does so by a way they trust; it works once, for three days, and only its hash is stored.
 */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { hashOfSecret, isBearerSecret, newBearerSecret, newId, type Random } from '../database/bearer-secret.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { OfficerLinksTable } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import { canonicalEmail } from '../identifier/email.ts'
import { authorise } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { slugOfRoles, sortedRoles } from './memberships.ts'
import { OfficerError } from './officer-error.ts'
import { holdPeople } from './officers.ts'
import { platformOrganisation } from './organisations.ts'
import type { Role } from './permissions.ts'

export const LINK_PREFIX = 'vgl_'
export const LINK_MS = 72 * 3_600_000

export interface IssuedLink {
  readonly id: string
  /** For the link's address, after the `#`, where no server logs it. Shown once. */
  readonly token: string
  readonly expiresAt: Date
}

interface LinkDependencies {
  readonly db: Kysely<Schema>
  readonly random: Random
}

export interface NewInvitation {
  readonly organisation: string
  readonly email: string
  readonly roles: readonly Role[]
}

/**
 * Invites somebody into an organisation. An invitation of the same person into it that is still open ends. The answer does not tell
 * whether they have an account. @throws OfficerError 'invalid', and those of `authorise` for the subject `organisation:<id>`
 */
export async function inviteOfficer(
  { db, random }: LinkDependencies,
  { organisation, email, roles, ...act }: NewInvitation & DeskAct,
): Promise<IssuedLink> {
  return db.transaction().execute(async trx => {
    await holdPeople(trx)
    const target = { on: 'organisation', organisation } as const
    await authorise(trx, act, 'officer.invite', `organisation:${organisation}`, target)
    const known = trx.selectFrom('organisations').select('id').where('id', '=', organisation)
    if (!(await known.executeTakeFirst())) throw new OfficerError('unknown', 'there is no such organisation')
    return insertInvitation(trx, { organisation, email, roles }, random, act)
  })
}

/**
 * The first administrator of the platform, from the command line. @throws OfficerError 'wrong-state' while there is an active one: that one
 * invites, or the operator resets the account
 */
export async function inviteFirstAdministrator(
  { db, random }: LinkDependencies,
  given: { readonly email: string; readonly platform: string } & DeskAct,
): Promise<IssuedLink> {
  if (given.actor.startsWith('officer:')) throw new OfficerError('forbidden', 'this is done at the command line')
  return db.transaction().execute(async trx => {
    await holdPeople(trx)
    const organisation = await platformOrganisation(trx, { name: given.platform, random }, given)
    const administrator = await trx
      .selectFrom('officer_memberships as member')
      .innerJoin('officers as officer', 'officer.id', 'member.officer')
      .select('officer.id')
      .where('member.organisation', '=', organisation)
      .where('member.role', '=', 'administrator')
      .where('officer.status', '=', 'active')
      .executeTakeFirst()
    if (administrator) throw new OfficerError('wrong-state', 'the platform has an administrator, who can invite others')
    return insertInvitation(trx, { organisation, email: given.email, roles: ['administrator'] }, random, given)
  })
}

/** A link with which the owner of an account sets a new password and code. Nothing changes before it is used. @throws OfficerError */
export async function issueReset(
  { db, random }: LinkDependencies,
  { officer, ...act }: { readonly officer: string } & DeskAct,
): Promise<IssuedLink> {
  return db.transaction().execute(async trx => {
    await holdPeople(trx)
    await authorise(trx, act, 'officer.reset', `officer:${officer}`, { on: 'platform', authors: [officer] })
    const found = await trx.selectFrom('officers').select('status').where('id', '=', officer).executeTakeFirst()
    if (!found) throw new OfficerError('unknown', 'there is no such officer')
    if (found.status !== 'active') throw new OfficerError('wrong-state', `the account is ${found.status}`)
    const open = trx.updateTable('officer_links').set({ revoked_at: act.now }).where('officer', '=', officer)
    await open.where('used_at', 'is', null).where('revoked_at', 'is', null).execute()
    const values = { purpose: 'reset', officer, email: null, organisation: null, roles: null } as const
    const link = await insertLink(trx, values, random, act.now)
    await append(trx, { actor: act.actor, action: 'officer.reset-issued', subject: `officer:${officer}` }, act.now)
    return link
  })
}

export interface InvitationSummary extends NewInvitation {
  readonly id: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Invitations into an organisation that can still be used, the newest first. */
export async function listInvitations(
  db: Kysely<Schema>,
  { organisation, now }: { readonly organisation: string; readonly now: Date },
): Promise<InvitationSummary[]> {
  const rows = await db
    .selectFrom('officer_links')
    .selectAll()
    .where('purpose', '=', 'invitation')
    .where('organisation', '=', organisation)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    organisation,
    email: row.email!,
    roles: row.roles as Role[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

/** Ends an invitation; ending it again changes nothing. @throws OfficerError as inviting */
export async function revokeInvitation(
  db: Kysely<Schema>,
  { organisation, id, ...act }: { readonly organisation: string; readonly id: string } & DeskAct,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await holdPeople(trx)
    const target = { on: 'organisation', organisation } as const
    await authorise(trx, act, 'officer.revoke-invitation', `officer-link:${id}`, target)
    const row = trx.selectFrom('officer_links').selectAll().where('id', '=', id)
    const link = await row.where('organisation', '=', organisation).forUpdate().executeTakeFirst()
    if (!link) throw new OfficerError('unknown', 'there is no such invitation')
    if (link.used_at !== null) throw new OfficerError('wrong-state', 'the invitation was used')
    if (link.revoked_at !== null) return
    await trx.updateTable('officer_links').set({ revoked_at: act.now }).where('id', '=', id).execute()
    const event = { actor: act.actor, action: 'officer.invitation-revoked', subject: `officer-link:${id}` }
    await append(trx, event, act.now)
  })
}

/** The link of a token, if it can be used now; locked when in a transaction that will. @throws OfficerError 'link-unusable' */
export async function usableLink(
  db: Kysely<Schema>,
  { token, now }: { readonly token: string; readonly now: Date },
): Promise<Selectable<OfficerLinksTable>> {
  let query = db.selectFrom('officer_links').selectAll().where('hash', '=', hashOfSecret(token))
  if (db.isTransaction) query = query.forUpdate()
  const link = isBearerSecret(token, LINK_PREFIX) ? await query.executeTakeFirst() : undefined
  if (!link || link.used_at !== null || link.revoked_at !== null || link.expires_at <= now) {
    throw new OfficerError('link-unusable', 'the link was used, has expired, or never was')
  }
  return link
}

async function insertInvitation(
  trx: Transaction<Schema>,
  { organisation, email, roles }: NewInvitation,
  random: Random,
  { actor, now }: DeskAct,
): Promise<IssuedLink> {
  const address = canonicalEmail(email)
  if (!address.ok) throw new OfficerError('invalid', 'this is no e-mail address')
  const given = sortedRoles(roles)
  if (given.length === 0) throw new OfficerError('invalid', 'an invitation is for at least one role')
  const open = trx.updateTable('officer_links').set({ revoked_at: now }).where('organisation', '=', organisation)
  await open
    .where('email', '=', address.canonical)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  const values = { purpose: 'invitation', email: address.canonical, organisation, officer: null } as const
  const link = await insertLink(trx, { ...values, roles: jsonParameter([...given]) as never }, random, now)
  const details = { organisation, roles: slugOfRoles(given) }
  await append(trx, { actor, action: 'officer.invited', subject: `officer-link:${link.id}`, details }, now)
  return link
}

async function insertLink(
  trx: Transaction<Schema>,
  values: Pick<Selectable<OfficerLinksTable>, 'purpose' | 'email' | 'organisation' | 'officer'> & {
    roles: never | null
  },
  random: Random,
  now: Date,
): Promise<IssuedLink> {
  const { plaintext: token, hash } = newBearerSecret(LINK_PREFIX, random)
  const id = newId(random)
  const expiresAt = new Date(now.getTime() + LINK_MS)
  const times = { created_at: now, expires_at: expiresAt, used_at: null, revoked_at: null }
  await trx
    .insertInto('officer_links')
    .values({ ...values, ...times, id, hash })
    .execute()
  return { id, token, expiresAt }
}
