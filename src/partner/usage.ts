/** How much partners used, by day (UTC, `YYYY-MM-DD`) and scope. Nothing about who was looked up, or from where. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../database/schema.ts'

export interface PartnerUsageDay {
  readonly day: string
  /** Of the key that was used: `lookup`, `evaluate:bulk`, … */
  readonly scope: string
  readonly requests: number
  /** Digests looked up, blinded elements evaluated; for other scopes requests again. */
  readonly units: number
}

export type PartnerUsageRow = PartnerUsageDay & { readonly partner: string }

export interface PartnerMonthTotal {
  readonly partner: string
  readonly quota: 'lookup' | 'bulk'
  readonly units: number
}

/** Adds to what is there, all rows or none. What is counted for a partner that does not exist is left out. */
export async function addUsage(db: Kysely<Schema>, rows: readonly PartnerUsageRow[]): Promise<void> {
  if (rows.length === 0) return
  // In one order, so that two processes that add at once cannot wait for each other.
  await sql`insert into partner_usage (partner, day, scope, requests, units)
    select one.partner, one.day, one.scope, sum(one.requests), sum(one.units)
    from jsonb_to_recordset(cast(cast(${JSON.stringify(rows)} as text) as jsonb))
      as one (partner text, day date, scope text, requests bigint, units bigint)
    join partners on partners.id = one.partner
    group by one.partner, one.day, one.scope
    order by one.partner, one.day, one.scope
    on conflict (partner, day, scope) do update
      set requests = partner_usage.requests + excluded.requests, units = partner_usage.units + excluded.units`.execute(
    db,
  )
}

/** First and last day included, ascending by day and scope. */
export async function usageOf(
  db: Kysely<Schema>,
  partner: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<PartnerUsageDay[]> {
  const rows = await db
    .selectFrom('partner_usage')
    .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('on'), 'scope', 'requests', 'units'])
    .where('partner', '=', partner)
    .where('day', '>=', dayParameter(from))
    .where('day', '<=', dayParameter(to))
    .orderBy('day')
    .orderBy('scope')
    .execute()
  return rows.map(({ on, scope, requests, units }) => {
    return { day: on, scope, requests: Number(requests), units: Number(units) }
  })
}

/** Units of one month (`YYYY-MM`) by the quota that they were taken from; what no quota limits is not among them. */
export async function monthTotals(db: Kysely<Schema>, month: string): Promise<PartnerMonthTotal[]> {
  const first = dayParameter(`${month}-01`)
  const { rows } = await sql<{ partner: string; quota: PartnerMonthTotal['quota']; units: string }>`
    select partner, case scope when 'evaluate:bulk' then 'bulk' else 'lookup' end as quota, sum(units) as units
    from partner_usage
    where day >= ${first} and day < ${first} + interval '1 month'
      and scope in ('lookup', 'lookup:phone', 'evaluate:bulk')
    group by 1, 2 order by 1, 2`.execute(db)
  return rows.map(({ partner, quota, units }) => ({ partner, quota, units: Number(units) }))
}

/** A day as the database's own: the drivers would make an instant of it. */
const dayParameter = (day: string) => sql<string>`cast(cast(${day} as text) as date)`
