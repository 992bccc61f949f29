/** Partners: who may look up by digest, and what is agreed with them. Their keys are in keys.ts. */
import { type Kysely, type Selectable, sql } from 'kysely'
import { append } from '../audit/log.ts'
import { newId, type Random } from '../database/bearer-secret.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { PartnerKeysTable, PartnersTable, Schema } from '../database/schema.ts'
import { authorise } from '../officer/authorise.ts'
import type { DeskAct } from '../officer/dependencies.ts'
import { type Agreement, agreed, contractState, keyEnd, type PartnerContact, type PartnerLimits } from './agreement.ts'
import { PartnerError } from './partner-error.ts'
import type { PartnerScope } from './scopes.ts'

export type KeyEnvironment = 'live' | 'test'

export interface PartnerKeySummary {
  readonly id: string
  readonly partner: string
  readonly environment: KeyEnvironment
  /** For the operator's lists only; never in the audit log. */
  readonly label: string
  readonly scopes: readonly PartnerScope[]
  /** CIDR blocks; empty for any address. */
  readonly addresses: readonly string[]
  readonly createdAt: Date
  /** Its own end. */
  readonly expiresAt: Date | null
  /** Its own or the contract's, whichever is first. */
  readonly endsAt: Date | null
  readonly revokedAt: Date | null
  /** The key that it took the place of. */
  readonly replaces: string | null
}

export interface Partner extends Agreement {
  readonly id: string
  readonly createdAt: Date
  /** When it was last changed: what a form began from. */
  readonly changedAt: Date
  /** Newest first. */
  readonly keys: readonly PartnerKeySummary[]
}

export type GivenAgreement = Partial<Agreement> & Pick<Agreement, 'name'>

/** Whether a key can be used, as far as its own state goes. */
export const isActive = ({ revokedAt, endsAt }: PartnerKeySummary, now: Date): boolean =>
  revokedAt === null && (endsAt === null || now < endsAt)

/** @throws PartnerError 'invalid' @throws OfficerError, those of `authorise` */
export async function addPartner(
  db: Kysely<Schema>,
  given: GivenAgreement & DeskAct,
  random?: Random,
): Promise<{ id: string }> {
  const { actor, now } = given
  const agreement = agreed(given)
  const id = newId(random)
  await db.transaction().execute(async trx => {
    await authorise(trx, given, 'partner.add', `partner:${id}`, { on: 'platform' })
    await trx
      .insertInto('partners')
      .values({ id, created_at: now, changed_at: now, ...columnsOf(agreement) } as never)
      .execute()
    await append(trx, { actor, action: 'partner.added', subject: `partner:${id}` }, now)
  })
  return { id }
}

/**
 * Replaces what is agreed; other days or quotas need a step-up for `partner:<id>`. `since`: what the change was made from; another change in between is a clash.
 * @throws PartnerError 'invalid', 'unknown-partner', 'clash', 'keys-in-use' @throws OfficerError
 */
export async function changePartner(
  db: Kysely<Schema>,
  given: GivenAgreement & { readonly partner: string; readonly since?: Date } & DeskAct,
): Promise<void> {
  const { actor, now, partner, since } = given
  const agreement = agreed(given)
  await db.transaction().execute(async trx => {
    await authorise(trx, given, 'partner.change', `partner:${partner}`, { on: 'platform' })
    await trx.selectFrom('partners').select('id').where('id', '=', partner).forNoKeyUpdate().executeTakeFirst()
    const before = await findPartner(trx, partner)
    if (!before) throw new PartnerError('unknown-partner', 'there is no such partner')
    if (since !== undefined && before.changedAt.getTime() !== since.getTime()) {
      throw new PartnerError('clash', 'somebody else changed this partner in the meantime')
    }
    // Those too that ended with the former contract and would work again.
    const inUse = before.keys
      .map(key => ({ ...key, endsAt: keyEnd(key.expiresAt, agreement.contract) }))
      .some(key => key.environment === 'live' && isActive(key, now))
    if (inUse && contractState(agreement.contract, now) === 'before') {
      throw new PartnerError(
        'keys-in-use',
        'live keys would work before the contract begins: revoke them, or let it begin today',
      )
    }
    const parts = ['name', 'purpose', 'contacts', 'contract', 'limits'] as const
    const changed = parts.filter(one => JSON.stringify(before[one]) !== JSON.stringify(agreement[one]))
    if (changed.length === 0) return
    if (changed.includes('contract') || changed.includes('limits')) {
      await authorise(trx, given, 'partner.change-terms', `partner:${partner}`, { on: 'platform' })
    }
    // Never twice the same, so that a clash shows.
    const changedAt = new Date(Math.max(now.getTime(), before.changedAt.getTime() + 1))
    await trx
      .updateTable('partners')
      .set({ changed_at: changedAt, ...columnsOf(agreement) } as never)
      .where('id', '=', partner)
      .execute()
    const details = Object.fromEntries(changed.map(one => [one, true]))
    await append(trx, { actor, action: 'partner.changed', subject: `partner:${partner}`, details }, now)
  })
}

/** One partner with its keys, or null. */
export async function findPartner(db: Kysely<Schema>, id: string): Promise<Partner | null> {
  return (await readPartners(db, id))[0] ?? null
}

/** All partners by name. */
export const listPartners = (db: Kysely<Schema>): Promise<Partner[]> => readPartners(db)

async function readPartners(db: Kysely<Schema>, id?: string): Promise<Partner[]> {
  const day = (column: 'contract_from' | 'contract_until') =>
    sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`
  const partners = db
    .selectFrom('partners')
    .select(['id', 'name', 'purpose', 'contacts', 'limits', 'created_at', 'changed_at'])
    .select([day('contract_from').as('from'), day('contract_until').as('until')])
    .orderBy('name')
    .orderBy('id')
  const keys = db.selectFrom('partner_keys').selectAll().orderBy('created_at', 'desc').orderBy('id')
  const found = await (id === undefined ? partners : partners.where('id', '=', id)).execute()
  const theirs = await (id === undefined ? keys : keys.where('partner', '=', id)).execute()
  const keysOf = Map.groupBy(theirs, key => key.partner)
  return found.map(row => {
    const contract = { from: row.from, until: row.until }
    return {
      id: row.id,
      name: row.name,
      purpose: row.purpose,
      contacts: (row.contacts as PartnerContact[]).map(({ name, email, role }) => ({ name, email, role })),
      contract,
      limits: limitsOf(row.limits as PartnerLimits),
      createdAt: row.created_at,
      changedAt: row.changed_at ?? row.created_at,
      keys: (keysOf.get(row.id) ?? []).map(key => summaryOf(key, contract)),
    }
  })
}

/** The database keeps members in an order of its own. */
function limitsOf({ lookup, bulk }: PartnerLimits): PartnerLimits {
  const limit = (one: PartnerLimits['lookup']) => one && { minute: one.minute, month: one.month }
  return { lookup: limit(lookup), bulk: limit(bulk) }
}

function summaryOf(key: Selectable<PartnerKeysTable>, contract: Agreement['contract']): PartnerKeySummary {
  return {
    id: key.id,
    partner: key.partner,
    environment: key.environment,
    label: key.label,
    scopes: key.scopes as PartnerScope[],
    addresses: key.addresses,
    createdAt: key.created_at,
    expiresAt: key.expires_at,
    endsAt: keyEnd(key.expires_at, contract),
    revokedAt: key.revoked_at,
    replaces: key.replaces,
  }
}

function columnsOf({ name, purpose, contacts, contract, limits }: Agreement) {
  const day = (text: string | null) => sql<string | null>`cast(cast(${text} as text) as date)`
  return {
    name,
    purpose,
    contacts: jsonParameter(contacts),
    contract_from: day(contract.from),
    contract_until: day(contract.until),
    limits: jsonParameter(limits),
  } satisfies Partial<Record<keyof Selectable<PartnersTable>, unknown>>
}
