/**
 * How much one address, contributor or partner may ask for (protocol.md "Quotas").
 *
 * Evaluations are the only way to guess who is listed, so they are counted per kind and per element, not per request. A sender (an
 * address, a contributor) has minutes and days; a partner, whose use is agreed in a contract, has minutes and calendar months (UTC).
 */
import type { Kind } from '../../identifier/kind.ts'
import type { PartnerLimit } from '../../publication/source.ts'
import type { PartnerScope } from '../guard.ts'
import { ProblemError } from '../problem.ts'
import { rateLimitHeaders } from './rate-limit-headers.ts'

/** What is counted for a sender. `bulk`: evaluations by contributors. */
export type QuotaName = Kind | 'bulk'

/** What is counted for a partner: digests that it asks about, and blinded elements that it has evaluated. */
export const PARTNER_QUOTAS = ['lookup', 'bulk'] as const
export type PartnerQuota = (typeof PARTNER_QUOTAS)[number]

/** Units a minute and a day. */
export interface QuotaLimit {
  readonly minute: number
  readonly day: number
}
export type QuotaLimits = Readonly<Record<QuotaName, QuotaLimit>>
/** Units a minute and a calendar month, for partners whose contract says nothing else. */
export type PartnerLimits = Readonly<Record<PartnerQuota, PartnerLimit>>

export const DEFAULT_LIMITS: QuotaLimits = {
  email: { minute: 10, day: 100 },
  phone: { minute: 3, day: 10 },
  iban: { minute: 3, day: 10 },
  person: { minute: 3, day: 10 },
  // A contributor's machine computes some hundreds of digests a second, with all cores.
  bulk: { minute: 60_000, day: 50_000_000 },
}
export const DEFAULT_PARTNER_LIMITS: PartnerLimits = {
  lookup: { minute: 20_000, month: 30_000_000 },
  bulk: { minute: 60_000, month: 30_000_000 },
}

const DEMO_LIMIT: QuotaLimit = { minute: 1_000_000, day: 100_000_000 }
/** A demo holds invented people only: its limits exist, so that they are exercised, but nobody meets them. */
export const DEMO_LIMITS: QuotaLimits = {
  email: DEMO_LIMIT,
  phone: DEMO_LIMIT,
  iban: DEMO_LIMIT,
  person: DEMO_LIMIT,
  bulk: DEMO_LIMIT,
}
const DEMO_PARTNER_LIMIT: PartnerLimit = { minute: 1_000_000, month: 1_000_000_000 }
export const DEMO_PARTNER_LIMITS: PartnerLimits = { lookup: DEMO_PARTNER_LIMIT, bulk: DEMO_PARTNER_LIMIT }

/** Where a quota stands in one of its windows. */
export interface QuotaWindow {
  /** Such as `email-minute` or `lookup-month`. */
  readonly policy: string
  readonly limit: number
  /** Length of the window in seconds. */
  readonly seconds: number
  /** Units left and seconds until there are `limit` again; null where the counter does not tell. */
  readonly left: { readonly units: number; readonly resetSeconds: number } | null
}

/** `violated`: the policy that refused; `windows` are told in headers either way. */
export type QuotaOutcome =
  | { readonly ok: true; readonly windows: readonly QuotaWindow[] }
  | {
      readonly ok: false
      readonly retryAfterSeconds: number
      readonly violated: string
      readonly windows: readonly QuotaWindow[]
    }

/** What a partner's request costs. */
export interface PartnerCharge {
  readonly partner: string
  /** What it is counted under. */
  readonly scope: PartnerScope
  /** Null: it is counted, and not limited. */
  readonly quota: PartnerQuota | null
  readonly limit: PartnerLimit
  readonly units: number
  /** Units among them that are counted under another scope. */
  readonly among?: { readonly scope: PartnerScope; readonly units: number }
  /** 1, or 0 for what goes on with a request counted before. */
  readonly requests: number
  /** False for test keys outside the demo: a minute of their own, no month, no usage. */
  readonly recorded: boolean
}

/** What a charge adds to each scope. */
export const countsOf = ({ scope, requests, units, among }: PartnerCharge) => [
  { scope, requests, units: units - (among?.units ?? 0) },
  ...(among ? [{ ...among, requests: 0 }] : []),
]

/** What a partner used on one day (UTC, `YYYY-MM-DD`) under one scope. Never who was looked up. */
export interface UsageRow {
  readonly day: string
  readonly scope: string
  readonly requests: number
  readonly units: number
}

/** Usage by day and scope, ascending, and units of the current month. */
export interface PartnerUsage {
  readonly days: readonly UsageRow[]
  readonly month: Readonly<Record<PartnerQuota, number>>
}

export interface Quotas {
  readonly partnerLimits: PartnerLimits
  /**
   * Takes `units` for a subject (an address, or `contributor:` and an id), all of them or none: what is refused does not
   * count. Subjects are never kept in the clear.
   */
  take(quota: QuotaName, subject: string, units: number): Promise<QuotaOutcome>
  /** Takes a partner's units, all of them or none, and counts its usage. */
  charge(charge: PartnerCharge): Promise<QuotaOutcome>
  /** First and last day included. Rejects when it cannot be told at the moment. */
  usage(partner: string, days: { readonly from: string; readonly to: string }): Promise<PartnerUsage>
}

/** The answer to whoever is over a quota. */
export function overQuota(outcome: QuotaOutcome & { readonly ok: false }): ProblemError {
  const retryAfter = String(Math.max(1, outcome.retryAfterSeconds))
  return new ProblemError('quota-exceeded', {
    violatedPolicies: [outcome.violated],
    headers: { 'retry-after': retryAfter, ...rateLimitHeaders(outcome.windows) },
  })
}
