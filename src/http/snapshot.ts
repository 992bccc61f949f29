import type { Snapshot } from '../publication/read.ts'
import { ProblemError } from './problem.ts'
import type { Services } from './services.ts'

/** The current publication. @throws ProblemError `unavailable` when none can be read */
export async function currentSnapshot(services: Pick<Services, 'reader'>): Promise<Snapshot> {
  return reading(() => services.reader.snapshot())
}

/** Something read from the object store; its absence becomes the problem `unavailable`. */
export async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    throw new ProblemError('unavailable', { headers: { 'retry-after': '5' } })
  }
}
