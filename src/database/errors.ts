/**
 * What the database says when it cannot or will not: never more than a code.
 *
 * Drivers' errors carry the parameters, the failing row ("detail") or the offending value in the message, and any of
 * these can hold an element. So none of them leaves this folder, not even as a `cause`.
 */

/** The database cannot be reached, or has no room: the same call may work later. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
  /** The driver's, the system's or Postgres' code. */
  readonly code: string

  constructor(code: string) {
    super('the database cannot be reached')
    this.code = code
  }
}

/** The database refused a statement. */
export class DatabaseRefusedError extends Error {
  override name = 'DatabaseRefusedError'
  /** SQLSTATE, or '' when the driver itself refused. */
  readonly code: string
  readonly constraint: string | null

  constructor(code: string, constraint: string | null, about: string) {
    super(`the database refused a statement${about === '' ? '' : `: ${about}`}`)
    this.code = code
    this.constraint = constraint
  }
}

/** Another process has the embedded database's folder open. */
export class DatabaseFolderBusyError extends Error {
  override name = 'DatabaseFolderBusyError'

  constructor(pid: number) {
    super(
      `the database folder is in use by process ${pid}: stop it first, or use a Postgres server for several processes`,
    )
  }
}

const GONE = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // A Unix socket that is not there.
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])
// 08 connection exception, 53 insufficient resources, 57P server shutting or starting.
const GONE_STATE = /^(?:08...|53...|57P0[1-5])$/
// In class 42 Postgres names tables, columns and syntax, which come from our statements: values are always parameters.
const ABOUT_THE_STATEMENT = /^42/

/** The error to throw instead of a driver's. */
export function withoutData(error: unknown): Error {
  if (error instanceof DatabaseUnavailableError || error instanceof DatabaseRefusedError) return error
  const { code, constraint, constraint_name, message } = (error ?? {}) as Record<string, unknown>
  const said = typeof code === 'string' ? code : ''
  if (GONE.has(said) || GONE_STATE.test(said)) return new DatabaseUnavailableError(said)
  if (error instanceof AggregateError && error.errors.length > 0) return withoutData(error.errors[0])
  if (typeof message === 'string' && /PGlite is clos|driver has already been destroyed/i.test(message)) {
    return new DatabaseUnavailableError('CONNECTION_CLOSED')
  }
  if (!/^[0-9A-Z]{5}$/.test(said)) return new DatabaseRefusedError('', null, 'the driver failed')
  const name = [constraint_name, constraint].find(one => typeof one === 'string') as string | undefined
  const about = ABOUT_THE_STATEMENT.test(said) && typeof message === 'string' ? message : `SQLSTATE ${said}`
  return new DatabaseRefusedError(said, name ?? null, about)
}
