/** One-time codes and recovery codes: checked without a trace, then used up. */
import type { Kysely, Transaction } from 'kysely'
import type { OfficerStatus } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import type { AccountDependencies } from './dependencies.ts'
import { recoveryHashes } from './recovery-codes.ts'
import { stepOfCode, TOTP_SECRET_BYTES } from './totp.ts'

/** What an account's owner signs in with. */
export interface Candidate {
  readonly id: string
  readonly status: OfficerStatus
  readonly passwordHash: string | null
  /** Null without an authenticator app. */
  readonly totp: { readonly sealed: Uint8Array; readonly lastStep: number } | null
}

export type CodeProof =
  | { readonly kind: 'totp'; readonly step: number }
  | { readonly kind: 'recovery'; readonly hash: Uint8Array }

/** The account of a login; null when there is none. */
export async function findCandidate(db: Kysely<Schema>, email: string): Promise<Candidate | null> {
  const row = await db
    .selectFrom('officers as officer')
    .leftJoin('officer_passwords as password', 'password.officer', 'officer.id')
    .leftJoin('officer_totp as totp', 'totp.officer', 'officer.id')
    .select(['officer.id', 'officer.status', 'password.hash', 'totp.sealed', 'totp.last_step'])
    .where('officer.email', '=', email)
    .executeTakeFirst()
  if (!row) return null
  const totp = row.sealed === null ? null : { sealed: row.sealed, lastStep: Number(row.last_step) }
  return { id: row.id, status: row.status, passwordHash: row.hash, totp }
}

/** What the code proves, or null. Does the same work for an account that does not exist. */
export async function checkCode(
  { db, vault, random }: Pick<AccountDependencies, 'db' | 'vault' | 'random'>,
  candidate: Candidate | null,
  code: string,
  now: Date,
): Promise<CodeProof | null> {
  const owner = ownerOfTotp(candidate?.id ?? 'nobody')
  const decoy = random(TOTP_SECRET_BYTES)
  const opened = vault.open(candidate?.totp?.sealed ?? vault.seal(decoy, owner), owner)
  const step = stepOfCode(opened ?? decoy, code.replace(/\s/g, ''), now, candidate?.totp?.lastStep ?? 0)
  const recovery = await db
    .selectFrom('officer_recovery_codes')
    .select('hash')
    .where('officer', '=', candidate?.id ?? '')
    .where('hash', 'in', recoveryHashes(vault, candidate?.id ?? '', code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (step !== null && candidate?.totp && opened) return { kind: 'totp', step }
  return recovery ? { kind: 'recovery', hash: recovery.hash } : null
}

/** Uses a code up. False when it, or a later one, has been used in the meantime. */
export async function consumeCode(
  trx: Transaction<Schema>,
  officer: string,
  proof: CodeProof,
  now: Date,
): Promise<boolean> {
  const used =
    proof.kind === 'totp'
      ? trx
          .updateTable('officer_totp')
          .set({ last_step: proof.step })
          .where('officer', '=', officer)
          .where('last_step', '<', proof.step)
      : trx
          .updateTable('officer_recovery_codes')
          .set({ used_at: now })
          .where('officer', '=', officer)
          .where('hash', '=', proof.hash)
          .where('used_at', 'is', null)
  const { numUpdatedRows } = await used.executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** For whom the key of an officer's codes is sealed. */
export const ownerOfTotp = (officer: string): string => `totp:officer:${officer}`
