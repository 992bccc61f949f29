/** The write side of the API: intake's use cases over one database, with its absence told apart from its refusals. */
import { randomBytes } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import { DatabaseUnavailableError } from '../database/errors.ts'
import type { Vault } from '../database/vault.ts'
import { WriteRefusedError, type WriteServices, WriteUnavailableError } from '../http/services.ts'
import { verifyContributorToken } from '../intake/tokens.ts'
import { completeUpload, openUpload, putChunk, uploadState } from '../intake/uploads.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'
import { webhookServices } from './webhook-services.ts'
import { refusalOf } from './write-refusal.ts'

/** `keyVersion`: the current one, under which elements are taken in. `vault`: for the secrets of webhooks. */
export function createWriteServices(
  { db }: Database,
  group: Ristretto255,
  keyVersion: number,
  vault: Vault | null,
): WriteServices {
  const write = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action()
    } catch (error) {
      if (error instanceof DatabaseUnavailableError) throw new WriteUnavailableError('the database cannot be reached')
      throw refusalOf(error) ?? error
    }
  }
  const isValidElement = (bytes: Uint8Array) => group.isValidElement(bytes)
  return {
    verifyToken: (plaintext, scope) => write(() => verifyContributorToken(db, plaintext, scope, new Date())),
    openUpload: (contributor, upload) =>
      write(() => {
        if (upload.keyVersion !== keyVersion) throw new WriteRefusedError('invalid', 'keyVersion')
        return openUpload(db, { ...upload, contributor, now: new Date() })
      }),
    putChunk: (contributor, uploadId, number, elements, sha256) =>
      write(async () => {
        const chunk = { contributor, uploadId, number, elements, sha256, isValidElement }
        const { accepted, alreadyHad } = await putChunk(db, chunk)
        return { elements: accepted, alreadyHad }
      }),
    completeUpload: (contributor, uploadId, chunks) =>
      write(() => completeUpload(db, { contributor, uploadId, chunks, now: new Date() })),
    upload: (contributor, uploadId) => write(() => uploadState(db, { contributor, uploadId })),
    webhooks: vault && webhookServices({ db, vault, random: randomBytes }, write),
  }
}
