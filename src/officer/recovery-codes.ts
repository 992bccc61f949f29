/**
 * Recovery codes (NIST SP 800-63B-4 §3.1.2, look-up secrets): ten of 80 random bits, each good for once in place of a one-time code. Stored
 * under a keyed hash.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Random } from '../database/bearer-secret.ts'
import type { Schema } from '../database/schema.ts'
import type { Vault } from '../database/vault.ts'
import { toBase32 } from './base32.ts'

const CODES = 10
const CODE_BYTES = 10
const MAX_TYPED = 64

/** Replaces all of an officer's codes. @returns them, to be shown once */
export async function renewRecoveryCodes(
  trx: Transaction<Schema>,
  { officer, vault, random, now }: { officer: string; vault: Vault; random: Random; now: Date },
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => toBase32(random(CODE_BYTES)).toLowerCase())
  await trx.deleteFrom('officer_recovery_codes').where('officer', '=', officer).execute()
  await trx
    .insertInto('officer_recovery_codes')
    .values(codes.map(code => ({ officer, hash: hashOf(vault, officer, code), created_at: now, used_at: null })))
    .execute()
  return codes.map(code => code.match(/.{4}/g)!.join('-'))
}

/** How many are left. */
export async function recoveryCodesLeft(db: Kysely<Schema>, officer: string): Promise<number> {
  const { left } = await db
    .selectFrom('officer_recovery_codes')
    .select(({ fn }) => fn.countAll().as('left'))
    .where('officer', '=', officer)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}

/** Under which hashes a code is stored, as it was typed: with or without hyphens, in capitals, a digit for the letter it looks like. */
export function recoveryHashes(vault: Vault, officer: string, typed: string): Uint8Array[] {
  const code = typed
    .slice(0, MAX_TYPED)
    .toLowerCase()
    .replace(/[\s-]/g, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('8', 'b')
  return vault.hashes('recovery-code', officer, code)
}

const hashOf = (vault: Vault, officer: string, code: string): Uint8Array => vault.hash('recovery-code', officer, code)
