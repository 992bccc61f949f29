/**
 * What an account is given to sign in with: a password and an authenticator app, or a passkey; with recovery codes either way. The key of the
 * app is shown first, and counts once a code has been computed from it.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Random } from '../database/bearer-secret.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import type { Vault } from '../database/vault.ts'
import { toBase32 } from './base32.ts'
import { OfficerError } from './officer-error.ts'
import type { RegisteredPasskey } from './passkey-verifier.ts'
import { normalPassword, passwordFault } from './password-policy.ts'
import { ownerOfTotp } from './second-factor.ts'
import { shownName } from './shown-name.ts'
import { otpauthUri, stepOfCode, TOTP_SECRET_BYTES } from './totp.ts'

/** To whom a key of one-time codes is shown. */
export type ProposalOwner = `link:${string}` | `officer:${string}`

export interface TotpProposal {
  /** Base32, for typing. */
  readonly secret: string
  /** For a QR code. */
  readonly uri: string
}

export const ISSUER = 'Vigifuite'
const PROPOSAL_MS = 3_600_000
export const MAX_LABEL = 100

/** Shows a new key; one that was shown to the same owner before is void. */
export async function proposeTotpKey(
  db: Kysely<Schema>,
  {
    owner,
    account,
    vault,
    random,
    now,
  }: { owner: ProposalOwner; account: string; vault: Vault; random: Random; now: Date },
): Promise<TotpProposal> {
  const secret = random(TOTP_SECRET_BYTES)
  const shown = { sealed: vault.seal(secret, `proposal:${owner}`), proposed_at: now }
  await db
    .insertInto('officer_totp_proposals')
    .values({ owner, ...shown })
    .onConflict(conflict => conflict.column('owner').doUpdateSet(shown))
    .execute()
  return { secret: toBase32(secret), uri: otpauthUri(secret, account, ISSUER) }
}

/** The key that was shown last, while it can be confirmed, to show it once more after a code that did not fit; null otherwise. */
export async function shownTotpKey(
  db: Kysely<Schema>,
  { owner, account, vault, now }: { owner: ProposalOwner; account: string; vault: Vault; now: Date },
): Promise<TotpProposal | null> {
  const row = await freshProposal(db, owner, now).executeTakeFirst()
  const secret = row ? vault.open(row.sealed, `proposal:${owner}`) : null
  return secret && { secret: toBase32(secret), uri: otpauthUri(secret, account, ISSUER) }
}

const freshProposal = (db: Kysely<Schema>, owner: ProposalOwner, now: Date) =>
  db
    .selectFrom('officer_totp_proposals')
    .selectAll()
    .where('owner', '=', owner)
    .where('proposed_at', '>', new Date(now.getTime() - PROPOSAL_MS))

/** Makes the key that was shown the officer's, in place of another. @throws OfficerError 'not-proved' unless the code is computed from it */
export async function adoptTotpKey(
  trx: Transaction<Schema>,
  given: { owner: ProposalOwner; officer: string; code: string; vault: Vault; now: Date },
): Promise<void> {
  const { owner, officer, code, vault, now } = given
  const proposal = await freshProposal(trx, owner, now).forUpdate().executeTakeFirst()
  const secret = proposal ? vault.open(proposal.sealed, `proposal:${owner}`) : null
  const step = secret ? stepOfCode(secret, code.replace(/\s/g, ''), now, 0) : null
  if (!secret || step === null) throw new OfficerError('not-proved', 'the code is not of the key that was shown')
  const values = { sealed: vault.seal(secret, ownerOfTotp(officer)), last_step: step, confirmed_at: now }
  await trx
    .insertInto('officer_totp')
    .values({ officer, ...values })
    .onConflict(conflict => conflict.column('officer').doUpdateSet(values))
    .execute()
  await trx.deleteFrom('officer_totp_proposals').where('owner', '=', owner).execute()
}

/** The password as it is hashed. @throws OfficerError 'weak-password', with what is wrong with it */
export function goodPassword(password: string, about: readonly string[]): string {
  const fault = passwordFault(password, about)
  if (fault) throw new OfficerError('weak-password', 'another password is needed', { passwordFault: fault })
  return normalPassword(password)
}

/** Makes a hash the officer's password, in place of another. */
export async function storePassword(
  trx: Transaction<Schema>,
  { officer, hash, now }: { officer: string; hash: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('officer_passwords')
    .values({ officer, hash, changed_at: now })
    .onConflict(conflict => conflict.column('officer').doUpdateSet({ hash, changed_at: now }))
    .execute()
}

/** Adds a passkey. @throws OfficerError 'wrong-state' when it is registered already, whoever's it is */
export async function storePasskey(
  trx: Transaction<Schema>,
  given: { id: string; officer: string; passkey: RegisteredPasskey; label: string; now: Date },
): Promise<void> {
  const { id, officer, passkey, now } = given
  const label = shownName(given.label, MAX_LABEL)
  const inserted = await trx
    .insertInto('officer_passkeys')
    .values({
      id,
      officer,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: jsonParameter([...passkey.transports]) as never,
      backed_up: passkey.backedUp,
      label,
      created_at: now,
      used_at: null,
    })
    .onConflict(conflict => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new OfficerError('wrong-state', 'this passkey is registered already')
}
