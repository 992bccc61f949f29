import type { Publisher, PublisherOutcome } from '../desk/publisher.ts'
import { type PublishDependencies, publish } from '../publication/publish.ts'
import { withdraw } from '../publication/withdraw.ts'
import type { ObjectStore } from '../store/object-store.ts'

/**
 * Publishes in this process, one publication at a time; what is asked for while one is under way follows it. A failure is kept for the
 * screen and changes nothing: publishing again finishes what was begun.
 */
export function createBackgroundPublisher(deps: PublishDependencies): Publisher {
  let running: { startedAt: Date; objects: number; bytes: number } | null = null
  let next: { marking: boolean } | null = null
  let last: PublisherOutcome | null = null
  let ended: Promise<void> = Promise.resolve()

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
  const once = async (marking: boolean): Promise<PublisherOutcome> => {
    const own = { ...deps, store: counted }
    try {
      const result = marking ? (await withdraw(own)).purged : await publish(own)
      return { ok: true, at: deps.now(), result }
    } catch (error) {
      return { ok: false, at: deps.now(), reason: error instanceof Error ? error.name : 'Error' }
    }
  }
  const run = async (first: { marking: boolean }): Promise<void> => {
    for (let wanted: { marking: boolean } | null = first; wanted; wanted = next) {
      next = null
      running = { startedAt: deps.now(), objects: 0, bytes: 0 }
      last = await once(wanted.marking)
    }
    running = null
  }
  return {
    start({ marking = false } = {}) {
      if (running) next = { marking: marking || next?.marking === true }
      else ended = run({ marking })
    },
    state: () => (running ? { state: 'running', ...running, again: next !== null } : { state: 'idle', last }),
    idle: () => ended,
  }
}
