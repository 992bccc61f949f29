import { backOffMs } from './back-off.ts'
import { ContributionError } from './contribution-error.ts'

/** A request that may succeed later. `afterMs`: what the service asked for, or null. */
export class TryAgainError extends Error {
  override name = 'TryAgainError'
  readonly afterMs: number | null
  readonly overQuota: boolean

  constructor(afterMs: number | null, overQuota: boolean) {
    super('try again')
    this.afterMs = afterMs
    this.overQuota = overQuota
  }
}

export interface RetryPolicy {
  /** Waits; rejects when `signal` aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** 0 ≤ x < 1, for the jitter. */
  readonly random: () => number
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** How long a service may be gone. Default: 10 minutes, time enough for a restart or an upgrade. */
  readonly patienceMs?: number
  readonly signal?: AbortSignal
  /** Told before each wait. */
  readonly onWait?: (milliseconds: number, overQuota: boolean) => void
}

const DEFAULT_PATIENCE_MS = 600_000
/** A quota of a minute is waited for, one of a day is not. */
const MAX_QUOTA_WAIT_MS = 15 * 60_000

/**
 * Makes a request until it succeeds, with exponential waits and jitter, or as long as the service asks.
 * @throws ContributionError when patience runs out, and whatever `attempt` throws other than TryAgainError
 */
export async function withRetries<T>(attempt: () => Promise<T>, policy: RetryPolicy): Promise<T> {
  let failingSince: number | null = null
  for (let failures = 0; ; failures++) {
    policy.signal?.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof TryAgainError)) throw error
      const wait = backOffMs(failures, policy.random, error.afterMs)
      if (error.overQuota && wait > MAX_QUOTA_WAIT_MS) {
        const minutes = Math.ceil(wait / 60_000)
        throw new ContributionError(
          'quota-exhausted',
          `the quota of this token is used up for ${minutes} minutes. Run the same command again then: it goes on where it stopped`,
        )
      }
      failingSince ??= policy.now()
      const patience = policy.patienceMs ?? DEFAULT_PATIENCE_MS
      if (!error.overQuota && policy.now() - failingSince + wait > patience) {
        throw new ContributionError(
          'unreachable',
          'the service does not answer. Check --server and the connection, then run the same command again: it goes on where it stopped',
        )
      }
      policy.onWait?.(wait, error.overQuota)
      await policy.sleep(wait, policy.signal)
    }
  }
}
