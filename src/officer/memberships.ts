/** Who belongs to an organisation, and in which roles. People come in by invitation only. */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'
import { holdPeople, type Officer } from './officers.ts'
import { ROLES, type Role } from './permissions.ts'

export interface Member extends Officer {
  readonly roles: readonly Role[]
}

/** The members of an organisation by name. */
export async function listMembers(db: Kysely<Schema>, organisation: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('officer_memberships as member')
    .innerJoin('officers as officer', 'officer.id', 'member.officer')
    .select(['officer.id', 'officer.email', 'officer.display_name', 'officer.status', 'member.role'])
    .where('member.organisation', '=', organisation)
    .orderBy('officer.display_name')
    .orderBy('officer.id')
    .execute()
  const members = new Map<string, Member>()
  for (const { id, email, display_name, status, role } of rows) {
    const roles = [...(members.get(id)?.roles ?? []), role]
    members.set(id, { id, email, displayName: display_name, status, roles: sortedRoles(roles) })
  }
  return [...members.values()]
}

/** How many people each organisation has, by its id; organisations without any are not in it. */
export async function memberCounts(db: Kysely<Schema>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('officer_memberships')
    .select(({ fn }) => ['organisation', fn.count('officer').distinct().as('members')])
    .groupBy('organisation')
    .execute()
  return new Map(rows.map(row => [row.organisation, Number(row.members)]))
}

/** Accounts that belong to no organisation any more, but for those that are closed. */
export async function listUnattached(db: Kysely<Schema>): Promise<Officer[]> {
  const rows = await db
    .selectFrom('officers')
    .selectAll()
    .where('status', '<>', 'closed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('officer_memberships as member')
            .select('member.role')
            .whereRef('member.officer', '=', 'officers.id'),
        ),
      ),
    )
    .orderBy('display_name')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, email: row.email, displayName: row.display_name, status: row.status }))
}

/**
 * Gives a member other roles from the next request on; none ends the membership. The platform always keeps an administrator, since nobody
 * changes their own roles. @throws OfficerError
 */
export async function setRoles(
  db: Kysely<Schema>,
  given: { readonly officer: string; readonly organisation: string; readonly roles: readonly Role[] } & DeskAct,
): Promise<void> {
  const { officer, organisation, now, ...rest } = given
  const roles = sortedRoles(rest.roles)
  await db.transaction().execute(async trx => {
    await holdPeople(trx)
    const target = { on: 'organisation', organisation, authors: [officer] } as const
    await authorise(trx, given, 'officer.set-roles', `officer:${officer}`, target)
    await trx.selectFrom('officers').select('id').where('id', '=', officer).forNoKeyUpdate().execute()
    const before = await rolesIn(trx, officer, organisation)
    if (before.length === 0) throw new OfficerError('unknown', 'there is no such member')
    if (before.join() === roles.join()) return
    await trx
      .deleteFrom('officer_memberships')
      .where('officer', '=', officer)
      .where('organisation', '=', organisation)
      .execute()
    await addRoles(trx, { officer, organisation, roles, now })
    const details = { organisation, before: slugOfRoles(before), after: slugOfRoles(roles) }
    const event = { actor: given.actor, action: 'officer.roles-set', subject: `officer:${officer}`, details }
    await append(trx, event, now)
  })
}

/** Adds roles to those that the officer has in the organisation. */
export async function addRoles(
  trx: Transaction<Schema>,
  given: { officer: string; organisation: string; roles: readonly Role[]; now: Date },
): Promise<void> {
  const { officer, organisation, now } = given
  const rows = sortedRoles(given.roles).map(role => ({ officer, organisation, role, granted_at: now }))
  if (rows.length === 0) return
  await trx
    .insertInto('officer_memberships')
    .values(rows)
    .onConflict(conflict => conflict.columns(['officer', 'organisation', 'role']).doNothing())
    .execute()
}

/** Roles in one order, each once. */
export const sortedRoles = (roles: readonly Role[]): Role[] => ROLES.filter(role => roles.includes(role))

/** Roles as a detail of an audit entry. */
export const slugOfRoles = (roles: readonly Role[]): string => sortedRoles(roles).join('-') || 'none'

async function rolesIn(trx: Transaction<Schema>, officer: string, organisation: string): Promise<Role[]> {
  const rows = await trx
    .selectFrom('officer_memberships')
    .select('role')
    .where('officer', '=', officer)
    .where('organisation', '=', organisation)
    .execute()
  return sortedRoles(rows.map(row => row.role))
}
