import type { Argon2id } from '../protocol/digest.ts'

/** How a client reaches a service. Only `baseUrl` is needed. */
export interface ClientOptions {
  /** Address of the service, such as `https://vigifuite.example`. */
  readonly baseUrl: string
  /** A partner's key (`vgf_…`). It is sent with lookups and bulk evaluations only, and never to another origin. A key has no business in a page. */
  readonly key?: string
  /**
   * The service's signing key, base64url of 32 bytes, as its operator tells it: publications that it did not sign are not believed. Left out: the key
   * that the service itself names.
   */
  readonly signingKey?: string
  /** Left out: the platform's. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
  /**
   * Left out: WebAssembly, or plain JavaScript where that may not be compiled (Workers, strict content security policies). Servers that hash
   * many identifiers bring a native one.
   */
  readonly argon2id?: Argon2id
  /** Digests computed at once. Left out: 1, or 4 with an Argon2id of your own. Each takes 19 MiB. */
  readonly digestsAtOnce?: number
  /** Ends whatever this client has under way. */
  readonly signal?: AbortSignal
  /** How often a request is made again after a failure that may pass. Left out: 3. */
  readonly retries?: number
  /** The longest wait that a service may ask for before a request is made again; what takes longer is left to the caller. Left out: 70. */
  readonly maxWaitSeconds?: number
  /** For one attempt. Left out: 30. */
  readonly timeoutSeconds?: number
}

/** What every call takes. */
export interface CallOptions {
  /** Ends this call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal
}
