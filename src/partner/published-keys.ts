import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import type { PublishedPartnerKey } from '../publication/source.ts'
import { listPartners } from './partners.ts'

/** Keys that were not revoked, oldest first; those past their end too, so that a publication does not differ for time alone. */
export async function publishedKeys(db: Kysely<Schema>): Promise<PublishedPartnerKey[]> {
  const hashes = await db.selectFrom('partner_keys').select(['id', 'hash']).where('revoked_at', 'is', null).execute()
  const hashOf = new Map(hashes.map(({ id, hash }) => [id, toBase64Url(hash)]))
  return (await listPartners(db))
    .flatMap(({ keys, limits }) => keys.map(key => ({ key, limits })))
    .filter(({ key }) => key.revokedAt === null && hashOf.has(key.id))
    .sort((a, b) => a.key.createdAt.getTime() - b.key.createdAt.getTime() || (a.key.id < b.key.id ? -1 : 1))
    .map(({ key, limits }) => ({
      id: key.id,
      partner: key.partner,
      environment: key.environment,
      hash: hashOf.get(key.id)!,
      scopes: key.scopes,
      expiresAt: key.endsAt?.toISOString() ?? null,
      addresses: key.addresses,
      limits,
    }))
}
