import { DatabaseUnavailableError } from '../database/errors.ts'
import type { Publisher, PublisherOutcome } from '../desk/publisher.ts'
import { PublicationConflictError, type PublishDependencies, publish } from '../publication/publish.ts'
import { withdraw } from '../publication/withdraw.ts'
import { type ObjectStore, StoreUnavailableError } from '../store/object-store.ts'
import { createKeysPublisher } from './keys-publisher.ts'
import { pause } from './pause.ts'

/** A failover takes seconds: what could not be reached is asked for again after these. */
const RETRY_AFTER_MS = [2_000, 8_000, 20_000] as const

interface Running {
  readonly startedAt: Date
  objects: number
  bytes: number
  retrying: string | null
}

/**
 * Publishes in this process, one publication at a time; what is asked for while one is under way follows it. What fails because something
 * is away is tried again; a failure that stays is kept for the screen, and changes nothing: publishing again finishes what was begun.
 */
export function createBackgroundPublisher(
  deps: PublishDependencies,
  retryAfterMs: readonly number[] = RETRY_AFTER_MS,
): Publisher {
  let running: Running | null = null
  let next: { marking: boolean } | null = null
  let last: PublisherOutcome | null = null
  let ended: Promise<void> = Promise.resolve()
  const closing = new AbortController()
  const keys = createKeysPublisher(deps, retryAfterMs, closing.signal)

  const counted: ObjectStore = {
    ...deps.store,
    get: name => deps.store.get(name),
    list: prefix => deps.store.list(prefix),
    delete: names => deps.store.delete(names),
    async put(name, bytes, condition) {
      const stored = await deps.store.put(name, bytes, condition)
      if (running) {
        running.objects++
        running.bytes += bytes.length
      }
      return stored
    },
  }
  const once = async (marking: boolean, now: Running): Promise<PublisherOutcome> => {
    const own = { ...deps, store: counted }
    for (let attempt = 0; ; attempt++) {
      try {
        const result = marking ? (await withdraw(own)).purged : await publish(own)
        return { ok: true, at: deps.now(), result }
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'Error'
        const wait = retryAfterMs[attempt]
        if (wait === undefined || !mayPass(error) || closing.signal.aborted)
          return { ok: false, at: deps.now(), reason }
        now.retrying = reason
        await pause(wait, closing.signal)
      }
    }
  }
  const run = async (first: { marking: boolean }): Promise<void> => {
    for (let wanted: { marking: boolean } | null = first; wanted; wanted = closing.signal.aborted ? null : next) {
      next = null
      running = { startedAt: deps.now(), objects: 0, bytes: 0, retrying: null }
      last = await once(wanted.marking, running)
    }
    running = null
  }
  return {
    start({ marking = false } = {}) {
      if (running) next = { marking: marking || next?.marking === true }
      else if (!closing.signal.aborted) ended = run({ marking })
    },
    state: () => (running ? { state: 'running', ...running, again: next !== null } : { state: 'idle', last }),
    startKeys: keys.start,
    keysState: keys.state,
    idle: () => Promise.all([ended, keys.idle()]).then(() => undefined),
    close() {
      closing.abort()
      return Promise.all([ended, keys.idle()]).then(() => undefined)
    },
  }
}

const mayPass = (error: unknown): boolean =>
  error instanceof DatabaseUnavailableError ||
  error instanceof StoreUnavailableError ||
  error instanceof PublicationConflictError
