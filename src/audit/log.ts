/**
 * The audit log: append-only, every entry carrying the hash of the one before.
 *
 * An entry is written in the transaction of the act it records, so there is neither one without the other. Manifests carry
 * the head, so a chain that was rewritten or cut short contradicts what was published.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { takeLock } from '../database/advisory-lock.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import { equalBytes } from '../protocol/bytes.ts'
import { type AuditEntry, type AuditEvent, assertRecordable, FIRST_PREVIOUS, hashOfEntry } from './entry.ts'

export interface AuditHead {
  readonly sequence: number
  readonly hash: Uint8Array
}

/**
 * Records an act. Entries are written one transaction at a time: from here to its end the caller holds the log, so this
 * is the last thing it does. @throws TypeError for an event that could carry something about a person
 */
export async function append(trx: Transaction<Schema>, event: AuditEvent, at: Date): Promise<AuditHead> {
  assertRecordable(event)
  await takeLock(trx, 'audit')
  const last = await head(trx)
  const entry: AuditEntry = {
    actor: event.actor,
    action: event.action,
    subject: event.subject,
    details: event.details ?? {},
    sequence: (last?.sequence ?? 0) + 1,
    at,
    previous: last?.hash ?? FIRST_PREVIOUS,
  }
  const hash = hashOfEntry(entry)
  await trx
    .insertInto('audit')
    .values({ ...entry, details: jsonParameter(entry.details), hash } as never)
    .execute()
  return { sequence: entry.sequence, hash }
}

/** The newest entry's number and hash, or null before the first. */
export async function head(db: Kysely<Schema>): Promise<AuditHead | null> {
  const row = await db
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { sequence: Number(row.sequence), hash: row.hash } : null
}

export type AuditVerification =
  | { readonly ok: true; readonly entries: number; readonly head: Uint8Array | null }
  /** `sequence`: the first entry that does not follow from those before. */
  | { readonly ok: false; readonly why: 'broken'; readonly sequence: number }
  /** All entries follow from each other, and one that was expected is not among them: `sequence` would be the next. */
  | { readonly ok: false; readonly why: 'missing'; readonly sequence: number }

const PAGE = 1000

/** Recomputes the whole chain. `expected`: hashes that must be in it, for example those that manifests carry. */
export async function verifyChain(
  db: Kysely<Schema>,
  expected: readonly Uint8Array[] = [],
): Promise<AuditVerification> {
  const missing = [...expected]
  let previous: Uint8Array = FIRST_PREVIOUS
  let sequence = 0
  for await (const entry of allEntries(db)) {
    sequence++
    const follows = entry.sequence === sequence && equalBytes(entry.previous, previous)
    if (!follows || !equalBytes(hashOfEntry(entry), entry.hash)) return { ok: false, why: 'broken', sequence }
    previous = entry.hash
    const found = missing.findIndex(one => equalBytes(one, entry.hash))
    if (found >= 0) missing.splice(found, 1)
  }
  if (missing.length > 0) return { ok: false, why: 'missing', sequence: sequence + 1 }
  return { ok: true, entries: sequence, head: sequence === 0 ? null : previous }
}

export interface AuditFilter {
  readonly actor?: string
  /** `data-set.approved`, or `data-set` for all that is done to data sets. */
  readonly action?: string
  /** Any of these; none at all finds nothing. */
  readonly subjects?: readonly string[]
  /** From this moment on. */
  readonly from?: Date
  /** Before this moment. */
  readonly until?: Date
}

export type HashedAuditEntry = AuditEntry & { readonly hash: Uint8Array }

/** Entries from the newest, for people to read; `before`: only those with a lower number. */
export async function listEntries(
  db: Kysely<Schema>,
  options: { readonly limit: number; readonly before?: number } & AuditFilter,
): Promise<HashedAuditEntry[]> {
  const { limit, before, actor, action, subjects, from, until } = options
  if (subjects?.length === 0) return []
  let query = db.selectFrom('audit').selectAll().orderBy('sequence', 'desc').limit(limit)
  if (before !== undefined) query = query.where('sequence', '<', before)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (action?.includes('.')) query = query.where('action', '=', action)
  else if (action !== undefined)
    query = query.where(({ fn }) => fn('split_part', ['action', sql.val('.'), sql.lit(1)]), '=', action)
  if (subjects !== undefined) query = query.where('subject', 'in', subjects)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  const rows = await query.execute()
  return rows.map(row => ({ ...row, sequence: Number(row.sequence) }))
}

/** Numbers of the first and the last of entries that follow each other. */
export interface AuditStretch {
  readonly first: number
  readonly last: number
}

/**
 * What lies between two moments, without gaps: from the first entry that was made since `from` to the last before `until`, and whatever the
 * clocks of others said between them. Null when there is nothing.
 */
export async function stretchBetween(
  db: Kysely<Schema>,
  { from, until }: Pick<AuditFilter, 'from' | 'until'>,
): Promise<AuditStretch | null> {
  const since = db.selectFrom('audit').select(({ fn }) => fn.min('sequence').as('first'))
  const before = db.selectFrom('audit').select(({ fn }) => fn.max('sequence').as('last'))
  const [{ first }, { last }] = await Promise.all([
    (from === undefined ? since : since.where('at', '>=', from)).executeTakeFirstOrThrow(),
    (until === undefined ? before : before.where('at', '<', until)).executeTakeFirstOrThrow(),
  ])
  if (first === null || last === null || Number(first) > Number(last)) return null
  return { first: Number(first), last: Number(last) }
}

/** The log from its first entry, or a stretch of it, in pages: for an export that others can verify. */
export async function* allEntries(db: Kysely<Schema>, stretch?: AuditStretch): AsyncGenerator<HashedAuditEntry> {
  for (let after = (stretch?.first ?? 1) - 1; ; ) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '>', after)
      .where('sequence', '<=', stretch?.last ?? Number.MAX_SAFE_INTEGER)
      .orderBy('sequence')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      after = Number(row.sequence)
      yield { ...row, sequence: after }
    }
    if (rows.length < PAGE) return
  }
}
