import type { DeskServices } from '../desk/services.ts'
import { isWaiting, waitingChanges } from '../intake/waiting-changes.ts'
import { readableNow } from '../publication/readable-now.ts'

/**
 * Begins a publication when an earlier process was stopped before all that is public in the database became readable. When the
 * database cannot say, the publisher asks it again.
 */
export async function finishPublication({ db, publisher, reader }: DeskServices): Promise<void> {
  // A key may have been revoked just before the end.
  publisher.startKeys()
  const waiting = await readableNow(reader)
    .then(readable => waitingChanges(db, readable))
    .catch(() => null)
  if (waiting === null || isWaiting(waiting)) {
    publisher.start({ marking: waiting === null || waiting.withdrawn.length > 0 })
  }
}
