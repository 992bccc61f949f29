/** Re-reading what is watched: one entry after the other, and what each answer changes in what is kept. */
import type { JobResult } from './check-worker.ts'
import { changeWatched, type Watched } from './watch-store.ts'

/** A visit re-reads on its own what was not read for that long. */
export const REREAD_AFTER_MS = 60 * 60 * 1000

/** What was read too long ago, or in the future of a clock that was set back. */
export function isDue({ checked }: Watched, now: Date): boolean {
  const age = now.getTime() - Date.parse(checked)
  return age < 0 || age >= REREAD_AFTER_MS
}

/** An entry after an answer; itself when there was none. What is new stays new until somebody takes note of it. */
export function afterReading(one: Watched, answer: JobResult, now: Date): Watched {
  const checked = now.toISOString()
  switch (answer.state) {
    case 'listed': {
      const added = answer.incidents.filter(id => !one.incidents.includes(id))
      const fresh = [...one.fresh.filter(id => answer.incidents.includes(id)), ...added]
      return { ...one, state: 'listed', incidents: answer.incidents, fresh, checked }
    }
    case 'not-listed':
      return { ...one, state: 'not-listed', incidents: [], fresh: [], checked }
    // Without lists there is nothing to read: what was known of withdrawn ones is no longer published.
    case 'not-covered':
      return { ...one, state: 'not-covered', incidents: [], fresh: [], checked }
    // What was found before the key changed stays found.
    case 'outdated':
      return { ...one, state: 'outdated', checked }
    default:
      return one
  }
}

/** Re-reads these. @returns how many could not be read; null when it was cancelled */
export async function reread(
  watched: readonly Watched[],
  recheck: (one: Watched) => Promise<JobResult | null>,
  now: () => Date,
): Promise<number | null> {
  let failed = 0
  for (const one of watched) {
    const answer = await recheck(one)
    if (answer === null) return null
    if (answer.state === 'unavailable' || answer.state === 'refused') failed++
    else changeWatched(one.id, stored => afterReading(stored, answer, now()))
  }
  return failed
}
