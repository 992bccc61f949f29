/**
 * An object store on an R2 bucket bound to a Worker.
 *
 * R2 is strongly consistent and keeps the port's contract by itself; this only speaks its dialect. Nothing is retried: a Worker
 * answers somebody who waits, and `unavailable` is an answer.
 */
import {
  assertObjectName,
  assertObjectPrefix,
  isObjectName,
  type ObjectStore,
  PreconditionFailedError,
  StoreUnavailableError,
} from './object-store.ts'

/** What this needs of `R2Bucket`; a binding has it. */
export interface ObjectBucket {
  get(key: string): Promise<{ readonly etag: string; arrayBuffer(): Promise<ArrayBuffer> } | null>
  put(
    key: string,
    value: ArrayBuffer | ArrayBufferView,
    options?: ObjectBucketPutOptions,
  ): Promise<{ readonly etag: string } | null>
  delete(keys: string[]): Promise<void>
  list(options: { prefix?: string; cursor?: string; limit?: number }): Promise<ObjectBucketPage>
}

export interface ObjectBucketPutOptions {
  /** The put gives null when this does not hold. */
  onlyIf?: { etagMatches?: string; etagDoesNotMatch?: string }
  httpMetadata?: { contentType?: string }
}

export type ObjectBucketPage = {
  readonly objects: readonly { readonly key: string; readonly size: number; readonly uploaded: Date }[]
} & ({ readonly truncated: true; readonly cursor: string } | { readonly truncated: false })

/** R2 deletes, and lists, so many at a time at most. */
const KEYS_AT_ONCE = 1_000

export function createR2Store(bucket: ObjectBucket): ObjectStore {
  return {
    async get(name) {
      assertObjectName(name)
      return translated('the object could not be read', async () => {
        const found = await bucket.get(name)
        return found === null ? null : { bytes: new Uint8Array(await found.arrayBuffer()), etag: found.etag }
      })
    },

    async put(name, bytes, condition) {
      assertObjectName(name)
      const options: ObjectBucketPutOptions = { httpMetadata: { contentType: 'application/octet-stream' } }
      if (condition !== undefined) {
        options.onlyIf = 'ifAbsent' in condition ? { etagDoesNotMatch: '*' } : { etagMatches: condition.ifMatch }
      }
      const written = await translated('the object could not be written', () => bucket.put(name, bytes, options))
      if (written === null) throw new PreconditionFailedError()
      return { etag: written.etag }
    },

    async delete(names) {
      for (const name of names) assertObjectName(name)
      for (let at = 0; at < names.length; at += KEYS_AT_ONCE) {
        await translated('objects could not be deleted', () => bucket.delete(names.slice(at, at + KEYS_AT_ONCE)))
      }
    },

    async *list(prefix) {
      assertObjectPrefix(prefix)
      let cursor: string | undefined
      do {
        const page: ObjectBucketPage = await translated('objects could not be listed', () =>
          bucket.list({ prefix, limit: KEYS_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) }),
        )
        for (const { key, size, uploaded } of page.objects) {
          if (isObjectName(key)) yield { name: key, size, modified: uploaded }
        }
        cursor = page.truncated ? page.cursor : undefined
      } while (cursor !== undefined)
    },
  }
}

async function translated<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // R2's messages end in its code: 'put: Reduce your concurrent request rate for the same object. (10058)'.
    const code = error instanceof Error ? /\((\d{5})\)$/.exec(error.message)?.[1] : undefined
    throw new StoreUnavailableError(message, { code: code === undefined ? 'r2' : `r2-${code}` })
  }
}
