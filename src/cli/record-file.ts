import { type DraftIncident, draftIncidentSchema } from '../incident/draft.ts'
import { type RecordContent, recordContentSchema } from '../officer/records/record.ts'
import { CliError } from './cli-error.ts'

/** A record as a file says it; without the register when it has the public part alone. */
export interface RecordFile {
  readonly incident: DraftIncident
  readonly register: RecordContent['register'] | null
}

/** @throws CliError that says where it is wrong, and repeats nothing of it */
export function readRecordFile(text: string): RecordFile {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) throw new CliError('the file holds no record', 2)
  const result =
    'register' in value
      ? recordContentSchema.safeParse(value)
      : draftIncidentSchema.transform(incident => ({ incident, register: null })).safeParse(value)
  if (result.success) return result.data
  const places = new Set(result.error.issues.map(issue => `\n  ${issue.path.join('.') || 'the whole'}: ${issue.code}`))
  throw new CliError(`the file is no record, here:${[...places].join('')}`, 2)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('the file is no JSON', 2)
  }
}
