import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { DataSetsTable, Schema } from '../database/schema.ts'
import { KIND_IDS, KINDS, type Kind, kindOfId } from '../identifier/kind.ts'
import type { PendingChanges, PublishedDataSet, TouchedBuckets } from '../publication/source.ts'
import { bucketsOfPrefixes } from './bucket-ranges.ts'
import { countListed } from './count-listed.ts'
import { isToBePublished } from './list-conditions.ts'

type Row = Selectable<DataSetsTable>

/** What the next publication has to make true. `keyVersion`: the current one of every kind. */
export async function pendingChanges(db: Kysely<Schema>, keyVersion: number, now: Date): Promise<PendingChanges> {
  // From here on its rows may be in buckets, and its place in the list of data sets keeps its date whatever happens in between.
  await db
    .updateTable('data_sets')
    .set({ published_at: now })
    .where(isToBePublished)
    .where('published_at', 'is', null)
    .execute()
  const look = db.transaction().setIsolationLevel('repeatable read')
  return look.execute(async trx => {
    const all = await trx.selectFrom('data_sets').selectAll().where('status', '<>', 'draft').orderBy('code').execute()
    const released = new Set(
      (await trx.selectFrom('data_sets').select('code').where(isToBePublished).execute()).map(row => row.code),
    )
    const dated = all.filter(row => row.published_at !== null)
    // What an attempt that failed was to publish may not be any more; after a crash its rows may be in buckets all the same.
    const held = dated.filter(row => row.status === 'approved' && !released.has(row.code))
    const seen = dated.filter(row => !held.includes(row))
    const newly = seen.filter(row => row.status === 'approved')
    const included = seen.filter(row => row.status !== 'withdrawn')
    const toPurge = seen.filter(row => row.status === 'withdrawn' && row.purged_epoch === null)
    const inNoBucket = all.filter(
      row => row.status === 'withdrawn' && (row.published_at === null || row.purged_epoch !== null),
    )
    const highest = await trx
      .selectFrom('suppressions')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst()
    const codes = (rows: readonly Row[]) => rows.map(row => row.code)
    return {
      datasets: seen.map(publishedDataSet),
      include: codes(included),
      touched: await touchedBuckets(trx, [...newly, ...toPurge, ...held]),
      newlyPublished: codes(newly),
      withdrawnToPurge: codes(toPurge),
      rowsToDelete: await withRows(trx, inNoBucket),
      highestSuppression: Number(highest?.id ?? 0),
      entries: await entriesOf(trx, keyVersion, included),
    }
  })
}

function publishedDataSet(row: Row): PublishedDataSet {
  return {
    code: row.code,
    incident: row.incident,
    kind: kindOfId(row.kind)!,
    dataClasses: row.data_classes,
    status: row.status === 'withdrawn' ? 'withdrawn' : 'published',
    synthetic: row.synthetic,
    publishedAt: row.published_at!.toISOString(),
  }
}

async function entriesOf(
  trx: Transaction<Schema>,
  keyVersion: number,
  included: readonly Row[],
): Promise<Record<Kind, number>> {
  const entries: Record<Kind, number> = { email: 0, phone: 0, iban: 0, person: 0 }
  for (const kind of KINDS) {
    const ofKind = included.filter(row => row.kind === KIND_IDS[kind])
    if (ofKind.length > 0)
      entries[kind] = await countListed(
        trx,
        kind,
        keyVersion,
        ofKind.map(row => row.code),
      )
  }
  return entries
}

interface Touched {
  readonly kind: number
  readonly key_version: number
  /** Distinct two-byte prefixes, one after the other. */
  readonly prefixes: Uint8Array
}

/** Buckets in which these data sets have rows, or a suppression has that is in no publication yet. */
async function touchedBuckets(trx: Transaction<Schema>, dataSets: readonly Row[]): Promise<TouchedBuckets[]> {
  const found: Touched[] = []
  for (const { code, kind } of dataSets) {
    const { rows } = await sql<Touched>`
      select ${kind}::integer as kind, key_version, string_agg(prefix, ''::bytea) as prefixes
      from (
        select distinct key_version, substring(element from 1 for 2) as prefix
        from exposures where kind = ${sql.lit(kind)} and data_set = ${code}
      ) touched group by key_version`.execute(trx)
    found.push(...rows)
  }
  const suppressed = await sql<Touched>`
    select kind, key_version, string_agg(prefix, ''::bytea) as prefixes
    from (
      select distinct kind, key_version, substring(element from 1 for 2) as prefix from suppressions s
      where applied_epoch is null and exists (
        select from exposures e where e.kind = s.kind and e.key_version = s.key_version and e.element = s.element
      )
    ) touched group by kind, key_version`.execute(trx)
  return grouped([...found, ...suppressed.rows])
}

function grouped(found: readonly Touched[]): TouchedBuckets[] {
  const layouts = new Map<string, { kind: Kind; keyVersion: number; buckets: Set<number> }>()
  for (const { kind, key_version: keyVersion, prefixes } of found) {
    const key = `${kind}/${keyVersion}`
    const layout = layouts.get(key) ?? { kind: kindOfId(kind)!, keyVersion, buckets: new Set<number>() }
    for (const bucket of bucketsOfPrefixes(prefixes)) layout.buckets.add(bucket)
    layouts.set(key, layout)
  }
  return [...layouts.values()].map(one => ({ ...one, buckets: [...one.buckets].sort((a, b) => a - b) }))
}

async function withRows(trx: Transaction<Schema>, dataSets: readonly Row[]): Promise<number[]> {
  const codes: number[] = []
  for (const { code, kind } of dataSets) {
    const any = trx.selectFrom('exposures').select('data_set').where('kind', '=', kind).where('data_set', '=', code)
    if (await any.limit(1).executeTakeFirst()) codes.push(code)
  }
  return codes
}
