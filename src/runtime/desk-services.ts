import type { Database } from '../database/connect.ts'
import type { DeskServices } from '../desk/services.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'
import type { SiteServices } from '../site/services.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { createAccounts } from './accounts.ts'
import { createBackgroundPublisher } from './background-publisher.ts'
import type { Config } from './config.ts'
import { publishDependencies } from './publish-dependencies.ts'

/** The desk over one database and one store. */
export async function createDeskServices(
  services: SiteServices,
  parts: {
    readonly database: Database
    readonly config: Config
    readonly store: ObjectStore
    readonly group: Ristretto255
  },
): Promise<DeskServices> {
  const { database, config, store, group } = parts
  return {
    ...services,
    db: database.db,
    accounts: await createAccounts(database, config),
    publisher: createBackgroundPublisher(publishDependencies(database, config, store)),
    keyVersion: config.secrets.currentVersion,
    isValidElement: bytes => group.isValidElement(bytes),
  }
}
