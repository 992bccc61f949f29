/** The write side of the API: intake's use cases over one database, with its absence told apart from its refusals. */
import type { Database } from '../database/connect.ts'
import { type WriteServices, WriteUnavailableError } from '../http/services.ts'
import { verifyContributorToken } from '../intake/tokens.ts'
import { completeUpload, openUpload, putChunk, uploadState } from '../intake/uploads.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'
import { isDatabaseGone } from './database-gone.ts'
import { refusalOf } from './write-refusal.ts'

export function createWriteServices({ db }: Database, group: Ristretto255): WriteServices {
  const write = async <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action()
    } catch (error) {
      if (isDatabaseGone(error)) throw new WriteUnavailableError('the database cannot be reached', { cause: error })
      throw refusalOf(error) ?? error
    }
  }
  return {
    verifyToken: (plaintext, scope) => write(() => verifyContributorToken(db, plaintext, scope, new Date())),
    openUpload: (_, upload) => write(() => openUpload(db, upload)),
    putChunk: (_, id, number, elements, sha256) =>
      write(async () => {
        const { accepted, alreadyHad } = await putChunk(db, group, id, number, elements, sha256)
        return { elements: accepted, alreadyHad }
      }),
    completeUpload: (_, id, chunks) => write(() => completeUpload(db, id, chunks)),
    upload: (_, id) => write(() => uploadState(db, id)),
  }
}
