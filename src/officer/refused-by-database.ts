import { DatabaseRefusedError } from '../database/errors.ts'
import { OfficerError } from './officer-error.ts'

/** What the triggers of sql/0007 refuse, in the desk's words; null for any other error. */
export function refusedByDatabase(error: unknown): OfficerError | null {
  if (!(error instanceof DatabaseRefusedError)) return null
  if (error.code === 'VF003') return new OfficerError('own-work', 'somebody else has to decide about this')
  if (error.code === 'VF004') return new OfficerError('sensitive', 'a sensitive incident publishes no list')
  return error.code === 'VF005' ? new OfficerError('wrong-state', 'things are decided in another order') : null
}
