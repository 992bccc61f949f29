import { type RawBuilder, sql } from 'kysely'

/** A value for a jsonb column. The drivers disagree on whether a JSON text is already JSON; text cast by the server is the same on both. */
export function jsonParameter<T>(value: T): RawBuilder<T> {
  return sql<T>`cast(cast(${JSON.stringify(value)} as text) as jsonb)`
}
