/** What publishing takes from the write side. The database implements it; tests have one in memory. */
import type { Kind } from '../identifier/kind.ts'
import type { ChangeEvent } from './change-event.ts'

/** A data set as readers learn about it from `GET /v1/datasets`. */
export interface PublishedDataSet {
  readonly code: number
  readonly incident: string
  readonly kind: Kind
  readonly dataClasses: readonly string[]
  readonly status: 'published' | 'withdrawn'
  /** Made of invented people. */
  readonly synthetic: boolean
  /** ISO 8601. */
  readonly publishedAt: string
}

/** Rows as bytes: `elements` holds `count` × 32, `codes` the data set of each. Ascending by element, then code, over a whole stream. */
export interface PackedExposures {
  readonly count: number
  readonly elements: Uint8Array
  readonly codes: Uint16Array
}

/** A partner's key as the read side knows it: never the key itself. */
export interface PublishedPartnerKey {
  readonly id: string
  /** Whose key it is: quotas and usage are the partner's, whatever key was used. */
  readonly partner: string
  /** A test key never opens real lists. */
  readonly environment: 'live' | 'test'
  /** Base64url SHA-256 of the whole key. */
  readonly hash: string
  readonly scopes: readonly string[]
  /** ISO 8601, or null for no end. */
  readonly expiresAt: string | null
  /** Addresses that may use it, as CIDR blocks; empty for any. */
  readonly addresses: readonly string[]
  /** Units a minute and a calendar month (UTC): digests looked up, and blinded elements evaluated; null for the deployment's own. */
  readonly limits: { readonly lookup: PartnerLimit | null; readonly bulk: PartnerLimit | null }
}

export interface PartnerLimit {
  readonly minute: number
  readonly month: number
}

/** An invented person whom test keys find, by digest: what its lookup answers. Computed for the deployment's salt. */
export interface PublishedTestPerson {
  readonly kind: Kind
  /** Base64url of 32 bytes. */
  readonly digest: string
  /** Codes of invented data sets, which are in no list; null: its lookup answers `unavailable`. */
  readonly datasets: readonly number[] | null
}

/** The private object that the read side authenticates from. */
export interface PublishedKeys {
  readonly keys: readonly PublishedPartnerKey[]
  readonly testPeople: readonly PublishedTestPerson[]
}

/** Buckets whose content may differ from the last publication: 15-bit numbers, ascending. */
export interface TouchedBuckets {
  readonly kind: Kind
  readonly keyVersion: number
  readonly buckets: readonly number[]
}

/** What the next publication has to make true, as one consistent look at the database. */
export interface PendingChanges {
  /** Every data set readers must know about after this publication. */
  readonly datasets: readonly PublishedDataSet[]
  /** Codes whose rows belong in buckets, ascending. */
  readonly include: readonly number[]
  readonly touched: readonly TouchedBuckets[]
  /** Approved data sets that this publication makes readable. */
  readonly newlyPublished: readonly number[]
  /** Withdrawn data sets whose rows are still in buckets. */
  readonly withdrawnToPurge: readonly number[]
  /** Withdrawn data sets that no bucket holds, with rows left. */
  readonly rowsToDelete: readonly number[]
  /** Id of the newest suppression that `exposures` leaves out; 0 when there is none. */
  readonly highestSuppression: number
  /** Distinct elements to be listed per kind, under the current key version. */
  readonly entries: Readonly<Record<Kind, number>>
}

/** What a finished publication changes in the database, in one transaction. */
export interface PublicationOutcome {
  readonly epoch: number
  readonly published: readonly number[]
  readonly purged: readonly number[]
  readonly suppressionsApplied: number
  /** Those of the published log that the database was not told yet, ascending. Another publisher may have been quicker: `sequence` says so. */
  readonly changes: readonly ChangeEvent[]
  /** For the audit entry and the publication's row: numbers only. */
  readonly summary: Readonly<Record<string, number>>
}

export interface PublicationSource {
  /** Records an attempt and returns its epoch: higher than every one before, and than `minimum`. */
  beginAttempt(minimum: number): Promise<number>
  pending(): Promise<PendingChanges>
  /**
   * Rows of the data sets in `include`, suppressed ones left out, ascending by element.
   * With `buckets` (15-bit numbers, ascending) only the rows in them.
   */
  exposures(
    kind: Kind,
    keyVersion: number,
    include: readonly number[],
    buckets?: readonly number[],
  ): AsyncIterable<PackedExposures>
  /** Rows of those data sets that a suppression already applied keeps out; same order and form. */
  suppressed(kind: Kind, keyVersion: number, include: readonly number[]): AsyncIterable<PackedExposures>
  /** The catalogue's records, checked against the model. */
  catalogue(): Promise<readonly unknown[]>
  keys(): Promise<readonly PublishedPartnerKey[]>
  /** Number of the newest change that the database was told; 0 before the first. */
  lastChange(): Promise<number>
  /** Hash of the newest audit entry, or null before the first. */
  auditHash(): Promise<string | null>
  /**
   * One transaction. Called again for the same epoch, also by a later run that finds this publication complete but may have died
   * before it said so: the statuses then follow the lists of each call, the publication's row and its audit entry are written once.
   * A data set that was withdrawn meanwhile stays withdrawn.
   */
  finish(outcome: PublicationOutcome): Promise<void>
  /** Deletes the rows of a withdrawn data set once no bucket holds them. Returns how many. */
  deleteRows(code: number): Promise<number>
}
