import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

const RETRY_MS = 10
const MAX_RETRIES = 1_000
/** SQLite's result code for a lock that somebody else holds. */
const SQLITE_BUSY = 5

/** The lock was held by others the whole time. */
export class LockTimeoutError extends Error {
  override readonly name = 'LockTimeoutError'
  readonly code = 'lock-timeout'
}

/**
 * Runs one piece of work at a time, among all processes that use the same lock file.
 *
 * The lock is SQLite's write lock on an empty database, that is to say a lock of the operating system, which frees it
 * when its holder dies. A lock file made with O_EXCL would outlive a kill -9, and whoever broke it could not
 * know whether its holder is dead, or stopped for a moment and about to write. Not for network file systems without locks.
 */
export class ProcessLock {
  readonly #path: string
  #last: Promise<unknown> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  /** Throws LockTimeoutError after 10 s without the lock; the work has not begun then. */
  run<T>(work: () => Promise<T>): Promise<T> {
    // In order within this process, so that only one of its callers competes with the other processes.
    const turn = this.#last.then(() => this.#locked(work))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    const database = new DatabaseSync(this.#path, { timeout: 0 })
    try {
      await acquire(database)
      return await work()
    } finally {
      database.close()
    }
  }
}

async function acquire(database: DatabaseSync): Promise<void> {
  for (let attempt = 0; attempt < MAX_RETRIES; attempt++) {
    try {
      database.exec('BEGIN EXCLUSIVE')
      return
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
      await sleep(RETRY_MS)
    }
  }
  throw new LockTimeoutError('the lock of the object store was not free')
}
