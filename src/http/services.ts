/** What the API is made of: ports and use cases, put together by a composition root and handed to `createApp`. */
import type { Evaluator } from '../lookup/evaluate.ts'
import type { Sha512 } from '../protocol/bucket-document.ts'
import type { ChangeType } from '../publication/change-event.ts'
import type { PublicationReader } from '../publication/read.ts'
import type { StreamLimits } from './lookups/stream-limits.ts'
import type { Quotas } from './quotas/quotas.ts'

export interface Services {
  readonly reader: PublicationReader
  readonly evaluator: Evaluator
  readonly sha512: Sha512
  /** Base64url SHA-256 of a text, where the platform has a quicker one than JavaScript. */
  readonly sha256?: (text: string) => string
  /** The deployment's public Argon2id salt, 16 bytes. */
  readonly argon2Salt: Uint8Array
  readonly demo: boolean
  /** Origin that serves buckets; '' for this one. */
  readonly bucketOrigin: string
  /** The public origin, such as `https://vigifuite.example`, for absolute links; '' for that of the request. */
  readonly origin: string
  readonly communes: CommuneDirectory
  readonly quotas: Quotas
  /** Null where nothing can be written: at the edge. */
  readonly write: WriteServices | null
  readonly now: () => Date
  readonly requestId: () => string
  /** Lets other requests run during a long computation. */
  readonly pause: () => Promise<void>
  readonly log: (line: LogLine) => void
  /** Compress text on the way out; at the edge the platform does. */
  readonly compress?: boolean
  /** The most milliseconds that a request may take once its headers are there. */
  readonly timeoutMs?: number
  /** What a stream of lookups may take; `STREAM_LIMITS` unless said otherwise. */
  readonly streams?: StreamLimits
}

/** The official list of communes (INSEE, code officiel géographique). */
export interface CommuneDirectory {
  /** The commune with this INSEE code, or null. `department`: its code, such as `44`, `2A` or `974`. */
  find(insee: string): Promise<{ readonly insee: string; readonly name: string; readonly department: string } | null>
}

/** All that is ever logged about a request. `route` is the pattern, never the concrete path; there is no address. */
export interface LogLine {
  readonly requestId: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly milliseconds: number
  /** Class of an unexpected error; its message could carry anything and stays out. */
  readonly error?: string
}

/** Who a contributor token stands for. */
export interface Contributor {
  readonly id: string
  /** The officer in whose browser the token is used, if it is one. */
  readonly officer?: string | null
  /** The only data set that it is for; null for any. */
  readonly dataSet?: number | null
}

/** How far an upload has come. `received`: numbers of the chunks that are safely stored, ascending. */
export interface UploadState {
  readonly id: string
  readonly received: readonly number[]
}

/**
 * The write side. Every method rejects with `WriteUnavailableError` while the database cannot be reached, and with
 * `WriteRefusedError` when the request does not fit what is stored.
 */
export interface WriteServices {
  /** The contributor whose token this is, 'expired', or null; `scope` must be among the token's. */
  verifyToken(plaintext: string, scope: 'upload' | 'evaluate:bulk'): Promise<Contributor | 'expired' | 'scope' | null>
  openUpload(
    contributor: Contributor,
    upload: { dataset: number; keyVersion: number; clientKey: string },
  ): Promise<UploadState>
  /** Idempotent: a chunk that is there already with the same hash is a success. */
  putChunk(
    contributor: Contributor,
    uploadId: string,
    number: number,
    elements: Uint8Array,
    sha256: Uint8Array,
  ): Promise<{ elements: number; alreadyHad: boolean }>
  completeUpload(
    contributor: Contributor,
    uploadId: string,
    chunks: number,
  ): Promise<{ elements: number; distinct: number }>
  upload(contributor: Contributor, uploadId: string): Promise<UploadState & { status: string }>
  /** Null without a vault for their secrets. */
  readonly webhooks: WebhookServices | null
}

/** Where a partner is told of changes; of another partner's endpoint every method knows nothing (`not-found`). */
export interface WebhookServices {
  create(
    partner: PartnerOf,
    given: { url: string; events: readonly ChangeType[] },
  ): Promise<WebhookAnswer & { secret: string }>
  list(partner: PartnerOf): Promise<readonly WebhookAnswer[]>
  /** The newest deliveries. */
  deliveries(partner: PartnerOf, id: string): Promise<readonly WebhookDeliveryAnswer[]>
  setStatus(partner: PartnerOf, id: string, status: 'active' | 'paused'): Promise<WebhookAnswer>
  rotateSecret(partner: PartnerOf, id: string): Promise<{ secret: string }>
  /** Sends a delivery that is no event. */
  test(partner: PartnerOf, id: string): Promise<{ id: string }>
  /** Tries again what was given up. */
  replay(partner: PartnerOf, id: string): Promise<{ deliveries: number }>
  remove(partner: PartnerOf, id: string): Promise<void>
}

/** A partner, and the id of its key that asks. */
export interface PartnerOf {
  readonly partner: string
  readonly id: string
}

/** An endpoint as the API tells it. */
export interface WebhookAnswer {
  readonly id: string
  readonly url: string
  readonly events: readonly ChangeType[]
  readonly status: 'active' | 'paused' | 'disabled'
  /** ISO 8601. */
  readonly createdAt: string
  readonly waiting: number
  readonly dead: number
}

export interface WebhookDeliveryAnswer {
  readonly id: string
  readonly type: string
  readonly state: 'waiting' | 'delivered' | 'dead'
  readonly attempts: number
  readonly createdAt: string
  readonly nextAt: string | null
  readonly lastAt: string | null
  /** A status, or a word for why there was none. */
  readonly last: number | string | null
}

/** The database cannot be reached. */
export class WriteUnavailableError extends Error {
  override name = 'WriteUnavailableError'
}

export type WriteRefusal = 'not-found' | 'conflict' | 'invalid'

/** The write side refuses; `field` names the part of the request at fault. */
export class WriteRefusedError extends Error {
  override name = 'WriteRefusedError'
  readonly reason: WriteRefusal
  readonly field: string | undefined

  constructor(reason: WriteRefusal, field?: string) {
    super(reason)
    this.reason = reason
    this.field = field
  }
}

/** The connection of a request, where the runtime leaves its limits to us; at the edge the platform keeps them. */
export interface RequestConnection {
  /** Lifts the time limit for the whole request: for a handler that has limits of its own for its reading and its writing. */
  unhurry(): void
  /** Ends it at once, whatever is under way. */
  cut(): void
  /** Aborted when the server stops: whoever would go on for long ends in good order. */
  readonly closing: AbortSignal
}

/** Hono's types for this API. `clientAddress` is what the composition root believes, or null. */
export interface ApiEnv {
  Bindings: { clientAddress?: string | null; connection?: RequestConnection }
  /** `timedOut`: the request was answered without its route, which took too long. */
  Variables: { requestId: string; timedOut?: true }
}
