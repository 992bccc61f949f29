import { type WriteRefusal, WriteRefusedError } from '../http/services.ts'

/** Intake's reasons → what the API calls them. A reason that is not here is a mistake of ours, and becomes a 500. */
const REFUSALS: Readonly<Record<string, readonly [WriteRefusal, string?]>> = {
  'unknown-upload': ['not-found'],
  'unknown-data-set': ['not-found', 'dataset'],
  'unknown-key-version': ['invalid', 'keyVersion'],
  'wrong-state': ['conflict'],
  'chunk-differs': ['conflict'],
  'chunks-missing': ['conflict', 'chunks'],
  'wrong-hash': ['invalid', 'content-digest'],
  'wrong-length': ['invalid', 'body'],
  'invalid-element': ['invalid', 'body'],
  'not-sorted': ['invalid', 'body'],
  unknown: ['not-found'],
  url: ['invalid', 'url'],
  'too-many': ['conflict'],
}

/** What the API answers when intake refuses with a typed reason; null for any other error. */
export function refusalOf(error: unknown): WriteRefusedError | null {
  if (!(error instanceof Error) || !('reason' in error) || typeof error.reason !== 'string') return null
  const refusal = REFUSALS[error.reason]
  return refusal ? new WriteRefusedError(...refusal) : null
}
