/** Error codes of a connection that failed or ended: the driver's own, the system's, and Postgres' classes 08 and 57P. */
const GONE = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])

/** Whether an error says that the database cannot be reached, now or any more, rather than that it refuses something. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && (GONE.has(code) || /^(?:08...|57P0[1-3]|53300)$/.test(code))) return true
  if (/PGlite is clos/i.test(error.message)) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseGone)
  return error.cause !== undefined && isDatabaseGone(error.cause)
}
