import type { Incident } from '../incident/record.ts'
import type { PublicationReader } from './read.ts'

/** What of the current publication is held against the database. */
export interface ReadableNow {
  readonly epoch: number
  readonly publishedAt: string
  /** Head of the audit log before it, in base64url; null when the log was empty. */
  readonly auditHash: string | null
  readonly catalogue: readonly Incident[]
}

/** Null when nothing was published yet, or nothing can be read. */
export async function readableNow(reader: PublicationReader): Promise<ReadableNow | null> {
  try {
    const snapshot = await reader.snapshot()
    const { epoch, publishedAt, auditHash } = snapshot.manifest
    return { epoch, publishedAt, auditHash, catalogue: await snapshot.catalogue() }
  } catch {
    return null
  }
}
