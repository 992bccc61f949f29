/** Partners' API keys: made, replaced, revoked. Their hashes are published into the private part of the store, for the read side. */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { hashOfSecret, isBearerSecret, newBearerSecret, newId, type Random } from '../database/bearer-secret.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from '../officer/authorise.ts'
import type { DeskAct } from '../officer/dependencies.ts'
import { shownName } from '../officer/shown-name.ts'
import { addressBlocks } from './address-blocks.ts'
import { contractEnd, contractState } from './agreement.ts'
import { PartnerError, type PartnerFault } from './partner-error.ts'
import { findPartner, isActive, type KeyEnvironment, type Partner, type PartnerKeySummary } from './partners.ts'
import { PARTNER_SCOPES, type PartnerScope } from './scopes.ts'

const PREFIXES = { live: 'vgf_live_', test: 'vgf_test_' } as const satisfies Record<KeyEnvironment, string>
const DAY_MS = 86_400_000
export const DEFAULT_OVERLAP_MS = 7 * DAY_MS
export const MAX_OVERLAP_MS = 90 * DAY_MS

export interface NewPartnerKey {
  readonly partner: string
  /** For the operator's lists only. */
  readonly label: string
  readonly scopes: readonly PartnerScope[]
  /** Null: no end but the contract's. */
  readonly expiresAt: Date | null
  /** Addresses and CIDR blocks that may use it; none for any. */
  readonly addresses?: readonly string[]
}

/**
 * Creates a key; it works once keys are published. `key` is its plaintext, which nobody can show again. Needs a step-up for
 * `partner:<id>`. A live key waits for the contract to begin; a test key is there to prepare for it.
 * @throws PartnerError 'unknown-partner', 'invalid', 'no-contract' @throws OfficerError, those of `authorise`
 */
export async function createPartnerKey(
  db: Kysely<Schema>,
  { environment, ...given }: NewPartnerKey & { readonly environment: KeyEnvironment } & DeskAct,
  random?: Random,
): Promise<{ id: string; key: string }> {
  const { plaintext, hash } = newBearerSecret(PREFIXES[environment], random)
  return { id: await storeKey(db, given, environment, hash, random), key: plaintext }
}

/** Registers a key that was made elsewhere: the demo's published one. @throws PartnerError */
export async function importPartnerKey(
  db: Kysely<Schema>,
  {
    key,
    expiresAt = null,
    ...given
  }: Omit<NewPartnerKey, 'expiresAt'> & {
    readonly key: string
    readonly expiresAt?: Date | null
  } & DeskAct,
): Promise<{ id: string }> {
  const environment = (['live', 'test'] as const).find(one => isBearerSecret(key, PREFIXES[one]))
  if (!environment) throw new PartnerError('invalid', 'a key is vgf_live_ or vgf_test_ and 43 base64url characters')
  return { id: await storeKey(db, { ...given, expiresAt }, environment, hashOfSecret(key)) }
}

async function storeKey(
  db: Kysely<Schema>,
  given: NewPartnerKey & DeskAct,
  environment: KeyEnvironment,
  hash: Uint8Array,
  random?: Random,
): Promise<string> {
  const { actor, now } = given
  return db.transaction().execute(async trx => {
    await authorise(trx, given, 'partner.create-key', `partner:${given.partner}`, { on: 'platform' })
    const partner = await holdPartner(trx, given.partner)
    const state = contractState(partner.contract, now)
    if (state === 'over' || (state === 'before' && environment === 'live')) {
      throw new PartnerError('no-contract', 'a key is for the time of a contract: change its days first')
    }
    const values = { ...checkedKey(given, partner, now), partner: partner.id, environment, hash, replaces: null }
    const id = await insertKey(trx, values, now, random)
    const event = { actor, action: 'partner-key.created', subject: `partner-key:${id}`, details: { environment } }
    await append(trx, event, now)
    return id
  })
}

/**
 * Makes a key that takes another's place, with the same rights and, unless `expiresAt` says otherwise, the same end. The old one goes on
 * for `overlapMs`; with 0 it is revoked at once. Needs a step-up for `partner-key:<id>`.
 * @throws PartnerError 'unknown-key', 'key-ended' for one that has ended or was replaced already, 'invalid' @throws OfficerError
 */
export async function rotatePartnerKey(
  db: Kysely<Schema>,
  given: {
    readonly id: string
    readonly overlapMs?: number
    readonly expiresAt?: Date | null
  } & DeskAct,
  random?: Random,
): Promise<{ id: string; key: string; oldEndsAt: Date }> {
  const { id, actor, now, overlapMs = DEFAULT_OVERLAP_MS } = given
  if (!(overlapMs >= 0 && overlapMs <= MAX_OVERLAP_MS)) {
    throw new PartnerError('invalid', 'two keys overlap for at most 90 days', ['overlap'])
  }
  return db.transaction().execute(async trx => {
    await authorise(trx, given, 'partner.rotate-key', `partner-key:${id}`, { on: 'platform' })
    const { key: old, partner } = await holdKey(trx, id)
    if (!isActive(old, now) || partner.keys.some(one => one.replaces === id)) {
      throw new PartnerError('key-ended', 'this key has ended, or another took its place already')
    }
    const { plaintext, hash } = newBearerSecret(PREFIXES[old.environment], random)
    // The contract may have become shorter than the key.
    const sameEnd = old.expiresAt === null ? null : old.endsAt
    const expiresAt = given.expiresAt === undefined ? sameEnd : given.expiresAt
    const values = { ...checkedKey({ ...old, expiresAt }, partner, now), hash, replaces: id }
    const { environment } = old
    const replacement = await insertKey(trx, { ...values, partner: partner.id, environment }, now, random)
    const wanted = new Date(now.getTime() + overlapMs)
    const oldEndsAt = old.endsAt !== null && old.endsAt < wanted ? old.endsAt : wanted
    await trx
      .updateTable('partner_keys')
      .set(overlapMs === 0 ? { revoked_at: now } : { expires_at: oldEndsAt })
      .where('id', '=', id)
      .execute()
    const hours = Math.round((oldEndsAt.getTime() - now.getTime()) / 3_600_000)
    await append(trx, { actor, action: 'partner-key.rotated', subject: `partner-key:${id}`, details: { hours } }, now)
    const created = { actor, action: 'partner-key.created', subject: `partner-key:${replacement}` }
    await append(trx, { ...created, details: { environment } }, now)
    return { id: replacement, key: plaintext, oldEndsAt }
  })
}

/** Ends a key once keys are published. Revoking it again changes nothing. Needs a step-up for `partner-key:<id>`. @throws PartnerError 'unknown-key' @throws OfficerError */
export async function revokePartnerKey(
  db: Kysely<Schema>,
  { id, ...act }: { readonly id: string } & DeskAct,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await authorise(trx, act, 'partner.revoke-key', `partner-key:${id}`, { on: 'platform' })
    const { key } = await holdKey(trx, id)
    if (key.revokedAt !== null) return
    await trx.updateTable('partner_keys').set({ revoked_at: act.now }).where('id', '=', id).execute()
    await append(trx, { actor: act.actor, action: 'partner-key.revoked', subject: `partner-key:${id}` }, act.now)
  })
}

/** Nobody else makes or ends keys of this partner, or changes its contract, before the transaction ends. */
async function holdPartner(trx: Transaction<Schema>, id: string): Promise<Partner> {
  await trx.selectFrom('partners').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  const partner = await findPartner(trx, id)
  if (!partner) throw new PartnerError('unknown-partner', 'there is no such partner')
  return partner
}

async function holdKey(trx: Transaction<Schema>, id: string): Promise<{ key: PartnerKeySummary; partner: Partner }> {
  const row = await trx.selectFrom('partner_keys').select('partner').where('id', '=', id).executeTakeFirst()
  if (!row) throw new PartnerError('unknown-key', 'there is no such key')
  const partner = await holdPartner(trx, row.partner)
  return { partner, key: partner.keys.find(key => key.id === id)! }
}

/** @throws PartnerError 'invalid', with every part that does not do */
function checkedKey(given: Omit<NewPartnerKey, 'partner'>, { contract }: Partner, now: Date) {
  const { expiresAt } = given
  const end = contractEnd(contract)
  const scopes = PARTNER_SCOPES.filter(one => given.scopes.includes(one))
  const addresses = addressBlocks(given.addresses ?? [])
  const label = labelOf(given.label)
  const tooLate = expiresAt !== null && (!(expiresAt > now) || (end !== null && expiresAt > end))
  const faults: PartnerFault[] = [
    ...(label === null ? ['label' as const] : []),
    ...(scopes.length === 0 || scopes.length !== new Set(given.scopes).size ? ['scopes' as const] : []),
    ...(scopes.includes('lookup:phone') && !scopes.includes('lookup') ? ['scopes' as const] : []),
    ...(tooLate ? ['expiry' as const] : []),
    ...(addresses === null ? ['addresses' as const] : []),
  ]
  if (faults.length > 0 || label === null || addresses === null) {
    throw new PartnerError('invalid', `this does not do about a key: ${faults.join(', ')}`, faults)
  }
  return { label, scopes, addresses, expiresAt }
}

function labelOf(typed: string): string | null {
  try {
    return shownName(typed, 100)
  } catch {
    return null
  }
}

async function insertKey(
  trx: Transaction<Schema>,
  given: ReturnType<typeof checkedKey> & {
    readonly partner: string
    readonly environment: KeyEnvironment
    readonly hash: Uint8Array
    readonly replaces: string | null
  },
  now: Date,
  random?: Random,
): Promise<string> {
  const { scopes, addresses, expiresAt, ...values } = given
  const id = newId(random)
  const lists = { scopes: jsonParameter(scopes), addresses: jsonParameter(addresses) }
  await trx
    .insertInto('partner_keys')
    .values({ ...values, id, ...lists, created_at: now, expires_at: expiresAt, revoked_at: null } as never)
    .execute()
  return id
}
