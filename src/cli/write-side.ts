import { hash, randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '../database/connect.ts'
import { KINDS } from '../identifier/kind.ts'
import { createPublicationSource } from '../intake/publication-source.ts'
import type { PublishDependencies } from '../publication/publish.ts'
import { type Config, readConfig } from '../runtime/config.ts'
import { openStore } from '../runtime/node.ts'
import { ConfigError } from '../runtime/secrets.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { CliError } from './cli-error.ts'

/** The configuration from the environment. @throws CliError that says what is wrong and how to mend it */
export function configured(options: { readonly demo?: boolean } = {}): Config {
  try {
    return readConfig(process.env, options)
  } catch (error) {
    throw error instanceof ConfigError ? new CliError(error.message, 2) : error
  }
}

/** Runs an action on the configured database, which is closed afterwards. */
export async function withDatabase<T>(
  config: Config,
  action: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config.database)
  try {
    return await action(database, config)
  } finally {
    await database.close()
  }
}

/** What publishing needs, over a database and a store. */
export function publishDependencies({ db }: Database, { secrets }: Config, store: ObjectStore): PublishDependencies {
  const versions = secrets.seeds.map(({ version }) => version)
  return {
    store,
    source: createPublicationSource(db, { now: () => new Date(), keyVersion: secrets.currentVersion }),
    sha512: bytes => hash('sha512', bytes, 'buffer'),
    random: randomBytes,
    now: () => new Date(),
    keys: KINDS.flatMap(kind =>
      versions.map(version => ({ kind, version, current: version === secrets.currentVersion })),
    ),
  }
}

/** Runs an action with all that publishing needs. */
export function withPublisher<T>(action: (deps: PublishDependencies, database: Database) => Promise<T>): Promise<T> {
  const config = configured()
  return withDatabase(config, database =>
    action(publishDependencies(database, config, openStore(config.store)), database),
  )
}

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
