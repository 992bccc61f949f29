import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Random } from '../database/bearer-secret.ts'
import type { Database } from '../database/connect.ts'
import type { Schema } from '../database/schema.ts'
import type { DeskAct } from '../officer/dependencies.ts'
import { OfficerError } from '../officer/officer-error.ts'
import { RecordClash } from '../officer/records/save-record.ts'
import type { Config } from '../runtime/config.ts'
import { CliError } from './cli-error.ts'
import { configured, withDatabase } from './write-side.ts'

/** What an act of the operator at the desk is made with. */
export interface Operator {
  readonly db: Kysely<Schema>
  readonly random: Random
  /** The audit log shows whose it was: four eyes are for officers. */
  readonly act: DeskAct
  readonly config: Config
  readonly database: Database
}

/** Runs an act of the operator. @throws CliError for what the desk refuses */
export function asOperator<T>(action: (operator: Operator) => Promise<T>): Promise<T> {
  return withDatabase(configured(), async (database, config) => {
    const random = (length: number) => new Uint8Array(randomBytes(length))
    const act = { actor: 'cli', now: new Date() }
    try {
      return await action({ db: database.db, random, act, config, database })
    } catch (error) {
      throw error instanceof OfficerError ? new CliError(refusalOf(error)) : error
    }
  })
}

function refusalOf(error: OfficerError): string {
  if (error instanceof RecordClash) {
    return `version ${error.version} was saved in the meantime, and nothing was changed: bring both together, and import with --base-version ${error.version}`
  }
  const faults = error.faults.map(({ path, code, rule }) => `\n  ${path || 'the whole'}: ${rule ?? code}`)
  return error.message + faults.join('')
}
