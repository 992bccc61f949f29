/**
 * Forward-only migrations: plain SQL files, applied in the order of their names, each once and in a transaction of its own.
 *
 * Two runners at once are safe: every file waits for an advisory lock and looks again whether it is still to be applied.
 */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql, type Transaction } from 'kysely'
import { takeLock } from './advisory-lock.ts'
import type { Database } from './connect.ts'
import type { Schema } from './schema.ts'

export interface MigrationFile {
  /** `0001_name.sql` */
  readonly name: string
  readonly sql: string
}

/** The files do not continue what this database has been through. Nothing was changed. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

const FOLDER = new URL('../../sql/', import.meta.url)
const NAME = /^\d{4}_[a-z0-9-]+\.sql$/

/** The migrations in `folder`, by default the project's own. @throws MigrationError when a file's name is not in the form */
export async function readMigrations(folder: URL = FOLDER): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async name => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })))
}

/** Applies what is missing and returns its names. @throws MigrationError @throws DatabaseRefusedError when a file's SQL fails */
export async function migrate({ db }: Database, files?: readonly MigrationFile[]): Promise<string[]> {
  const migrations = files ?? (await readMigrations())
  checkNames(migrations)
  const applied: string[] = []
  for (;;) {
    const name = await db.transaction().execute(trx => applyNext(trx, migrations))
    if (name === null) return applied
    applied.push(name)
  }
}

/** The name of the file that was applied, or null when none is left. */
async function applyNext(trx: Transaction<Schema>, files: readonly MigrationFile[]): Promise<string | null> {
  await takeLock(trx, 'migrations')
  await sql`create table if not exists migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now()
  )`.execute(trx)
  const done = await trx.selectFrom('migrations').select(['name', 'sha256']).orderBy('name').execute()
  for (const [index, { name, sha256 }] of done.entries()) {
    const file = files.find(one => one.name === name)
    if (!file) throw new MigrationError(`${name} was applied to this database and is missing`)
    if (hash('sha256', file.sql) !== sha256) throw new MigrationError(`${name} was edited after it was applied`)
    if (files[index] !== file) throw new MigrationError(`${files[index]!.name} comes before ${name}, which was applied`)
  }
  const next = files[done.length]
  if (!next) return null
  await sql.raw(asOneStatement(next)).execute(trx)
  // The migration's own time is of no consequence, so the database's clock will do.
  await sql`insert into migrations (name, sha256) values (${next.name}, ${hash('sha256', next.sql)})`.execute(trx)
  return next.name
}

/** Drivers prepare one statement at a time. `execute` takes many, and refuses a `commit` that would split the file. */
function asOneStatement({ name, sql: text }: MigrationFile): string {
  const quote = '$vigifuite_migration$'
  if (text.includes(quote)) throw new MigrationError(`${name} must not contain ${quote}`)
  return `do $vigifuite_file$ begin execute ${quote}${text}${quote}; end $vigifuite_file$`
}

function checkNames(files: readonly MigrationFile[]): void {
  for (const [index, { name }] of files.entries()) {
    if (!NAME.test(name)) throw new MigrationError('a migration is named 0001_what-it-does.sql')
    if (Number(name.slice(0, 4)) !== index + 1) throw new MigrationError(`${name} does not follow the file before it`)
  }
}
