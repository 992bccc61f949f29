import type { Incident } from '../incident/record.ts'
import type { Snapshot } from '../publication/read.ts'
import { ProblemError } from './problem.ts'
import type { Services } from './services.ts'

/** The current publication. @throws ProblemError `unavailable` when none can be read */
export async function currentSnapshot(services: Pick<Services, 'reader'>): Promise<Snapshot> {
  return reading(() => services.reader.snapshot())
}

/** The incidents of the current publication. @throws ProblemError `unavailable` when they cannot be read */
export async function currentCatalogue(services: Pick<Services, 'reader'>): Promise<readonly Incident[]> {
  const snapshot = await currentSnapshot(services)
  return reading(() => snapshot.catalogue())
}

/** Something read from the object store; its absence becomes the problem `unavailable`. */
export async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    throw new ProblemError('unavailable', { headers: { 'retry-after': '5' } })
  }
}
