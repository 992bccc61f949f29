import type { PartnerQuota, UsageRow } from './quotas.ts'

/** Where usage outlives a process: the write side's database. Every method rejects while it cannot be reached. */
export interface UsageStore {
  /** Adds to what is there. */
  add(rows: readonly (UsageRow & { readonly partner: string })[]): Promise<void>
  /** `month`: `YYYY-MM` (UTC). */
  monthTotals(
    month: string,
  ): Promise<readonly { readonly partner: string; readonly quota: PartnerQuota; readonly units: number }[]>
  /** First and last day included, ascending by day and scope. */
  usageOf(partner: string, days: { readonly from: string; readonly to: string }): Promise<readonly UsageRow[]>
}
