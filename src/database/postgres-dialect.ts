/**
 * Kysely over postgres.js' own pool and transactions.
 *
 * Not kysely-postgres-js: it reserves a connection for every statement, and a reserved connection whose server goes away
 * makes postgres.js throw where nobody can catch it (porsager/postgres#1208), which ends the process. Here a single
 * statement goes through the pool, which drops dead connections, and a transaction is never touched again once its connection is lost.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Sql, TransactionSql } from 'postgres'
import { DatabaseUnavailableError, withoutData } from './errors.ts'

/** The pool belongs to the dialect: destroying Kysely ends it. */
export function postgresDialect(pool: Sql, closeSeconds: number): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(pool, closeSeconds),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function createDriver(pool: Sql, closeSeconds: number): Driver {
  return {
    init: async () => {},
    acquireConnection: async () => new PoolConnection(pool),
    beginTransaction: (connection, settings) => (connection as PoolConnection).begin(settings),
    commitTransaction: connection => (connection as PoolConnection).commit(),
    rollbackTransaction: connection => (connection as PoolConnection).rollback(),
    releaseConnection: async () => {},
    destroy: () => pool.end({ timeout: closeSeconds }),
  }
}

const ROLLBACK = Symbol('rollback')

interface OpenTransaction {
  readonly sql: TransactionSql
  /** Ends it: with `commit`, or by rejecting, with `rollback`. */
  readonly end: PromiseWithResolvers<void>
  /** Settles when postgres.js is done with it. */
  readonly done: Promise<void>
  lost: boolean
}

/** A statement at a time on any connection of the pool; between `begin` and the end on one. */
class PoolConnection implements DatabaseConnection {
  readonly #pool: Sql
  #open: OpenTransaction | null = null

  constructor(pool: Sql) {
    this.#pool = pool
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const open = this.#open
    if (open?.lost) throw new DatabaseUnavailableError('CONNECTION_CLOSED')
    try {
      const runner = open?.sql ?? this.#pool
      const rows = await runner.unsafe(sql, [...parameters] as never[], { prepare: true })
      return { rows: [...rows] as R[], numAffectedRows: BigInt(rows.count ?? 0) }
    } catch (error) {
      if (open && withoutData(error) instanceof DatabaseUnavailableError) open.lost = true
      throw error
    }
  }

  // biome-ignore lint/correctness/useYield: rows are read in pages, which both engines can do.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('streaming is not supported')
  }

  async begin({ isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const begun = Promise.withResolvers<TransactionSql>()
    const end = Promise.withResolvers<void>()
    end.promise.catch(() => {})
    const modes = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ')
    const done = this.#pool.begin(modes, sql => {
      begun.resolve(sql)
      return end.promise
    }) as Promise<void>
    // Rejects too when the connection is lost in between statements.
    done.catch((error: unknown) => {
      begun.reject(error)
      if (this.#open?.done === done && error !== ROLLBACK) this.#open.lost = true
    })
    this.#open = { sql: await begun.promise, end, done, lost: false }
  }

  async commit(): Promise<void> {
    const open = this.#open
    this.#open = null
    if (!open || open.lost) throw new DatabaseUnavailableError('CONNECTION_CLOSED')
    open.end.resolve()
    await open.done
  }

  async rollback(): Promise<void> {
    const open = this.#open
    this.#open = null
    // After a commit that failed there is nothing left, and a lost connection's server has rolled back already: letting
    // postgres.js try would be its uncatchable error.
    if (!open || open.lost) return
    open.end.reject(ROLLBACK)
    await open.done.catch((error: unknown) => {
      if (error !== ROLLBACK) throw error
    })
  }
}
