/** Partners and their API keys. The keys' hashes are published into the private part of the store, for the read side. */
import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { hashOfSecret, isBearerSecret, newBearerSecret, newId, type Random } from '../database/bearer-secret.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'

export const PARTNER_SCOPES = ['lookup'] as const
export type PartnerScope = (typeof PARTNER_SCOPES)[number]
export type KeyEnvironment = 'live' | 'test'

const PREFIXES = { live: 'vgf_live_', test: 'vgf_test_' } as const satisfies Record<KeyEnvironment, string>

export interface PartnerKeySummary {
  readonly id: string
  readonly partner: string
  readonly environment: KeyEnvironment
  readonly label: string
  readonly scopes: readonly PartnerScope[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
}

export interface Partner {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly keys: readonly PartnerKeySummary[]
}

/** What was asked of a partner or key that does not exist, or cannot be. */
export class PartnerError extends Error {
  override name = 'PartnerError'
  readonly reason: 'unknown-partner' | 'unknown-key' | 'invalid'

  constructor(reason: PartnerError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** @throws PartnerError 'invalid' */
export async function addPartner(
  db: Kysely<Schema>,
  { name, ...act }: { readonly name: string } & Act,
  random?: Random,
): Promise<{ id: string }> {
  if (name.trim() === '' || name.length > 200)
    throw new PartnerError('invalid', 'a partner has a name of at most 200 characters')
  const id = newId(random)
  await db.transaction().execute(async trx => {
    await trx.insertInto('partners').values({ id, name, created_at: act.now }).execute()
    await append(trx, { actor: act.actor, action: 'partner.added', subject: `partner:${id}` }, act.now)
  })
  return { id }
}

export interface NewPartnerKey {
  readonly partner: string
  /** For the operator's lists only. */
  readonly label: string
  readonly scopes: readonly PartnerScope[]
  /** Null: no end. */
  readonly expiresAt: Date | null
}

/** Creates a key; it works from the next publication on. `key` is its plaintext, which nobody can show again. @throws PartnerError */
export async function createPartnerKey(
  db: Kysely<Schema>,
  { environment, ...given }: NewPartnerKey & { readonly environment: KeyEnvironment } & Act,
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
  } & Act,
): Promise<{ id: string }> {
  const environment = (['live', 'test'] as const).find(one => isBearerSecret(key, PREFIXES[one]))
  if (!environment) throw new PartnerError('invalid', 'a key is vgf_live_ or vgf_test_ and 43 base64url characters')
  return { id: await storeKey(db, { ...given, expiresAt }, environment, hashOfSecret(key)) }
}

async function storeKey(
  db: Kysely<Schema>,
  { partner, label, scopes, expiresAt, actor, now }: NewPartnerKey & Act,
  environment: KeyEnvironment,
  hash: Uint8Array,
  random?: Random,
): Promise<string> {
  if (scopes.length === 0 || (expiresAt !== null && expiresAt <= now)) {
    throw new PartnerError('invalid', 'a key needs a scope and an end in the future, or none')
  }
  const id = newId(random)
  await db.transaction().execute(async trx => {
    const known = await trx
      .selectFrom('partners')
      .select('id')
      .where('id', '=', partner)
      .forKeyShare()
      .executeTakeFirst()
    if (!known) throw new PartnerError('unknown-partner', 'there is no such partner')
    const values = { id, partner, hash, environment, label, created_at: now, expires_at: expiresAt, revoked_at: null }
    await trx
      .insertInto('partner_keys')
      .values({ ...values, scopes: jsonParameter([...scopes]) as never })
      .execute()
    const event = { actor, action: 'partner-key.created', subject: `partner-key:${id}`, details: { environment } }
    await append(trx, event, now)
  })
  return id
}

/** Ends a key with the next publication. Revoking it again changes nothing. @throws PartnerError 'unknown-key' */
export async function revokePartnerKey(
  db: Kysely<Schema>,
  { id, ...act }: { readonly id: string } & Act,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const row = await trx
      .selectFrom('partner_keys')
      .select('revoked_at')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new PartnerError('unknown-key', 'there is no such key')
    if (row.revoked_at !== null) return
    await trx.updateTable('partner_keys').set({ revoked_at: act.now }).where('id', '=', id).execute()
    await append(trx, { actor: act.actor, action: 'partner-key.revoked', subject: `partner-key:${id}` }, act.now)
  })
}

/** The partner and scopes that a key stands for, as the database knows it; the read side uses the published hashes instead. */
export async function verifyPartnerKey(
  db: Kysely<Schema>,
  plaintext: string,
  scope: PartnerScope,
  now: Date,
): Promise<{ id: string; partner: string } | 'expired' | 'scope' | null> {
  if (!Object.values(PREFIXES).some(prefix => isBearerSecret(plaintext, prefix))) return null
  const hash = hashOfSecret(plaintext)
  const row = await db.selectFrom('partner_keys').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (!row || !timingSafeEqual(row.hash, hash) || row.revoked_at !== null) return null
  if (row.expires_at !== null && row.expires_at <= now) return 'expired'
  return row.scopes.includes(scope) ? { id: row.id, partner: row.partner } : 'scope'
}

/** All partners by name, each with its keys, newest first. */
export async function listPartners(db: Kysely<Schema>): Promise<Partner[]> {
  const partners = await db.selectFrom('partners').selectAll().orderBy('name').orderBy('id').execute()
  const keys = await db.selectFrom('partner_keys').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()
  return partners.map(({ id, name, created_at }) => ({
    id,
    name,
    createdAt: created_at,
    keys: keys
      .filter(key => key.partner === id)
      .map(key => ({
        id: key.id,
        partner: id,
        environment: key.environment,
        label: key.label,
        scopes: key.scopes as PartnerScope[],
        createdAt: key.created_at,
        expiresAt: key.expires_at,
        revokedAt: key.revoked_at,
      })),
  }))
}
