/** What publishing takes from the database, and tells it: the `PublicationSource` port. */
import { type Kysely, sql } from 'kysely'
import { append, head } from '../audit/log.ts'
import { takeLock } from '../database/advisory-lock.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import { publishedKeys } from '../partner/published-keys.ts'
import { writeEvents } from '../partner/webhooks/outbox.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import type { PublicationOutcome, PublicationSource } from '../publication/source.ts'
import { deleteRows } from './delete-rows.ts'
import { incidentRecords } from './incidents.ts'
import { IntakeError } from './intake-error.ts'
import { pendingChanges } from './pending-changes.ts'
import { readExposures } from './read-exposures.ts'
import { readSuppressed } from './suppressed-rows.ts'

const ACTOR = 'publisher'

export interface PublicationSourceOptions {
  readonly now: () => Date
  /** The current key version, of every kind. */
  readonly keyVersion: number
}

/** Every method rejects with `DatabaseUnavailableError` while the database cannot be reached. */
export function createPublicationSource(
  db: Kysely<Schema>,
  { now, keyVersion }: PublicationSourceOptions,
): PublicationSource {
  return {
    beginAttempt: minimum => beginAttempt(db, minimum, now()),
    pending: () => pendingChanges(db, keyVersion, now()),
    exposures: (kind, version, include, buckets) => readExposures(db, { kind, keyVersion: version, include, buckets }),
    suppressed: (kind, version, include) => readSuppressed(db, { kind, keyVersion: version, include }),
    catalogue: () => incidentRecords(db),
    keys: () => publishedKeys(db),
    async lastChange() {
      const newest = db.selectFrom('webhook_events').select(({ fn }) => fn.max('sequence').as('sequence'))
      return Number((await newest.executeTakeFirst())?.sequence ?? 0)
    },
    async auditHash() {
      const last = await head(db)
      return last && toBase64Url(last.hash)
    },
    finish: outcome => finish(db, outcome, now()),
    deleteRows: code => deleteRows(db, code, { actor: ACTOR, now: now() }),
  }
}

async function beginAttempt(db: Kysely<Schema>, minimum: number, now: Date): Promise<number> {
  return db.transaction().execute(async trx => {
    await takeLock(trx, 'epochs')
    const last = await trx
      .selectFrom('publications')
      .select(({ fn }) => fn.max('epoch').as('epoch'))
      .executeTakeFirst()
    const epoch = Math.max(minimum, Number(last?.epoch ?? 0)) + 1
    await trx.insertInto('publications').values({ epoch, started: now, finished: null, summary: null }).execute()
    return epoch
  })
}

async function finish(db: Kysely<Schema>, outcome: PublicationOutcome, now: Date): Promise<void> {
  const { epoch, published, purged, suppressionsApplied, summary } = outcome
  await db.transaction().execute(async trx => {
    const attempt = trx.selectFrom('publications').select('finished').where('epoch', '=', epoch).forUpdate()
    const publication = await attempt.executeTakeFirst()
    if (!publication) throw new IntakeError('invalid', 'no attempt has this epoch')
    const codes = [...published, ...purged]
    if (codes.length > 0) {
      // In one order, so that two publishers cannot wait for each other.
      await trx.selectFrom('data_sets').select('code').where('code', 'in', codes).orderBy('code').forUpdate().execute()
    }
    if (published.length > 0) {
      await trx
        .updateTable('data_sets')
        .set(({ fn, val }) => ({ status: 'published', published_at: fn.coalesce('published_at', val(now)) }))
        .where('code', 'in', [...published])
        .where('status', '=', 'approved')
        .execute()
    }
    if (purged.length > 0) {
      await trx
        .updateTable('data_sets')
        .set({ purged_epoch: epoch })
        .where('code', 'in', [...purged])
        .where('status', '=', 'withdrawn')
        .where('purged_epoch', 'is', null)
        .execute()
    }
    await sql`update suppressions set applied_epoch = ${epoch}
      where id <= ${suppressionsApplied} and applied_epoch is null`.execute(trx)
    await writeEvents(trx, outcome.changes, now)
    if (publication.finished !== null) return
    const whole = { ...summary, published: published.length, purged: purged.length }
    await trx
      .updateTable('publications')
      .set({ finished: now, summary: jsonParameter(whole) as never })
      .where('epoch', '=', epoch)
      .execute()
    const event = { actor: ACTOR, action: 'publication.finished', subject: `publication:${epoch}`, details: whole }
    await append(trx, event, now)
  })
}
