/** What a stream of lookups may take of the process that answers it. Times in milliseconds. */
export interface StreamLimits {
  /** Streams at once with the keys of one partner. */
  readonly atOnce: number
  /** Without the end of a line from the client. */
  readonly stallMs: number
  /** For a block of answers to be taken by the client. */
  readonly readMs: number
  /** How long the first line of a block waits for others. */
  readonly lingerMs: number
  /** Lines, and listed among them (each costs the read of a bucket), after which a stream ends and says where to go on; null for no end. */
  readonly lines: number | null
  readonly listed: number | null
}

export const STREAM_LIMITS: StreamLimits = {
  atOnce: 8,
  stallMs: 60_000,
  readMs: 60_000,
  lingerMs: 20,
  lines: null,
  listed: null,
}

/**
 * At the edge a request has 10,000 subrequests, reads from R2 among them, and the CPU that wrangler.toml gives it. A list of ten million has 128
 * filter shards, which do not all stay in memory: a block of 1,000 lines may read them all again.
 */
export const EDGE_STREAM_LIMITS: StreamLimits = { ...STREAM_LIMITS, lines: 40_000, listed: 3_000 }
