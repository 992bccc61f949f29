import type { Database } from '../database/connect.ts'
import type { VaultKeys } from '../database/vault.ts'
import type { DeskServices } from '../desk/services.ts'
import type { PasskeyVerifier } from '../officer/passkey-verifier.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'
import type { SiteServices } from '../site/services.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { createAccounts } from './accounts.ts'
import { createBackgroundPublisher } from './background-publisher.ts'
import type { Config } from './config.ts'
import { demoCode } from './demo-codes.ts'
import { DEMO_OFFICERS } from './demo-officers.ts'
import { publishDependencies } from './publish-dependencies.ts'

/** The desk over one database and one store. */
export async function createDeskServices(
  services: SiteServices,
  parts: {
    readonly database: Database
    readonly config: Config
    readonly vaultKeys: VaultKeys
    readonly passkeys: PasskeyVerifier
    readonly store: ObjectStore
    readonly group: Ristretto255
  },
): Promise<DeskServices> {
  const { database, config, vaultKeys, passkeys, store, group } = parts
  return {
    ...services,
    db: database.db,
    accounts: await createAccounts(database.db, vaultKeys, passkeys),
    publisher: createBackgroundPublisher(publishDependencies(database, config, store)),
    keyVersion: config.secrets.currentVersion,
    isValidElement: bytes => group.isValidElement(bytes),
    demoOfficers: config.demo
      ? { list: DEMO_OFFICERS, code: email => demoCode(database.db, email, services.now()) }
      : null,
  }
}
