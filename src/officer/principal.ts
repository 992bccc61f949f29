import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Membership, Principal, Role } from './permissions.ts'

/** An officer with their memberships as they are now, or null. */
export async function findPrincipal(db: Kysely<Schema>, id: string): Promise<Principal | null> {
  const officer = await db.selectFrom('officers').select(['id', 'status']).where('id', '=', id).executeTakeFirst()
  return officer ? { ...officer, memberships: await membershipsOf(db, id) } : null
}

/** The same, and nobody suspends the officer or changes their roles before the transaction ends. */
export async function holdPrincipal(trx: Transaction<Schema>, id: string): Promise<Principal | null> {
  const row = trx.selectFrom('officers').select(['id', 'status']).where('id', '=', id).forShare()
  const officer = await row.executeTakeFirst()
  return officer ? { ...officer, memberships: await membershipsOf(trx, id) } : null
}

async function membershipsOf(db: Kysely<Schema>, officer: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('officer_memberships as member')
    .innerJoin('organisations as organisation', 'organisation.id', 'member.organisation')
    .select(['organisation.id', 'organisation.platform', 'member.role'])
    .where('member.officer', '=', officer)
    .orderBy('organisation.id')
    .orderBy('member.role')
    .execute()
  const roles = new Map<string, { organisation: string; platform: boolean; roles: Role[] }>()
  for (const { id, platform, role } of rows) {
    const known = roles.get(id)
    if (known) known.roles.push(role)
    else roles.set(id, { organisation: id, platform, roles: [role] })
  }
  return [...roles.values()]
}
