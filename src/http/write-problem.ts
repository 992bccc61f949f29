import { ProblemError, type ProblemExtras } from './problem.ts'
import { WriteRefusedError, WriteUnavailableError } from './services.ts'

const REFUSALS = { 'not-found': 'not-found', conflict: 'conflict', invalid: 'invalid-request' } as const

/** Runs something on the write side; its refusals and its absence become problems. @throws ProblemError */
export async function guardedWrite<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof WriteUnavailableError) {
      throw new ProblemError('write-unavailable', { headers: { 'retry-after': '10' } })
    }
    if (error instanceof WriteRefusedError) {
      const extras: ProblemExtras = error.field === undefined ? {} : { field: error.field }
      throw new ProblemError(REFUSALS[error.reason], extras)
    }
    throw error
  }
}
