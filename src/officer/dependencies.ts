import type { Kysely } from 'kysely'
import type { Act } from '../audit/act.ts'
import type { Random } from '../database/bearer-secret.ts'
import type { Schema } from '../database/schema.ts'
import type { Vault } from '../database/vault.ts'
import type { PasskeyVerifier } from './passkey-verifier.ts'
import type { PasswordHasher } from './password-hasher.ts'

/** What the use cases of accounts are given by a composition root. */
export interface AccountDependencies {
  readonly db: Kysely<Schema>
  readonly hasher: PasswordHasher
  readonly vault: Vault
  readonly passkeys: PasskeyVerifier
  /** Cryptographically secure. */
  readonly random: Random
}

/**
 * An act at the desk. The actor is `officer:<id>` with the session that was verified, or the operator's own `cli` without one, which may
 * do everything that this program can.
 */
export interface DeskAct extends Act {
  /** Id of the session: where a step-up is looked for. */
  readonly session?: string
}
