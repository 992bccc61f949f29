import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { createVault, type VaultKeys } from '../database/vault.ts'
import type { AccountDependencies } from '../officer/dependencies.ts'
import type { PasskeyVerifier } from '../officer/passkey-verifier.ts'
import { createPasswordHasher } from './password-hasher.ts'

/** For where nobody signs in: the command line. */
export const NO_PASSKEYS: PasskeyVerifier = {
  verifyRegistration: async () => null,
  verifyAuthentication: async () => null,
  credentialIdOf: () => null,
}

/** What the use cases of accounts need, over a database. */
export async function createAccounts(
  db: Kysely<Schema>,
  keys: VaultKeys,
  passkeys: PasskeyVerifier = NO_PASSKEYS,
): Promise<AccountDependencies> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  return { db, hasher: await createPasswordHasher(), vault: createVault(keys, random), passkeys, random }
}
