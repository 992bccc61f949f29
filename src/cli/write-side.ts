import { type Database, openDatabase } from '../database/connect.ts'
import type { PublishDependencies } from '../publication/publish.ts'
import { type Config, readConfig } from '../runtime/config.ts'
import { openStore } from '../runtime/open-store.ts'
import { publishDependencies } from '../runtime/publish-dependencies.ts'
import { ConfigError } from '../runtime/secrets.ts'
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
