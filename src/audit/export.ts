import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { toHex } from '../protocol/bytes.ts'
import { canonicalJson } from '../protocol/canonical-json.ts'
import { type AuditStretch, allEntries, type HashedAuditEntry } from './log.ts'

/**
 * One entry as a line that anybody can check: `hash` is the SHA-256 of the same canonical JSON (RFC 8785) without it, and `previous` the
 * hash of the line before.
 */
export function auditLine({ hash, at, previous, ...entry }: HashedAuditEntry): string {
  return canonicalJson({ ...entry, at: at.toISOString(), previous: toHex(previous), hash: toHex(hash) })
}

/** The whole log as NDJSON, from the first entry on, or a stretch of it. It does not have to fit into memory. */
export function auditNdjson(db: Kysely<Schema>, stretch?: AuditStretch): ReadableStream<Uint8Array> {
  const entries = allEntries(db, stretch)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await entries.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${auditLine(value)}\n`))
    },
    async cancel() {
      await entries.return(undefined)
    },
  })
}
