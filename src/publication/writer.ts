/** Writing the objects of one attempt: hashed, bounded in parallel, and read back before anything refers to them. */
import { equalBytes, toBase64Url } from '../protocol/bytes.ts'
import { type ObjectStore, StoreUnavailableError } from '../store/object-store.ts'
import type { ObjectRef } from './manifest.ts'

/** Puts under way at once: enough to keep a file system's or an object store's queue full. */
const PARALLEL_PUTS = 64

/** SHA-256 of bytes. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))
}

export interface ObjectWriter {
  /** Writes one object and reads it back. @throws StoreUnavailableError also when what comes back differs */
  put(name: string, bytes: Uint8Array): Promise<{ ref: ObjectRef; hash: Uint8Array }>
  /** Starts a put, waiting only while too many are under way; `done` gets its hash. The first failure rejects `settle`. */
  enqueue(name: string, bytes: Uint8Array, done: (hash: Uint8Array) => void): Promise<void>
  /** Waits for every put that was started. @throws the first failure */
  settle(): Promise<void>
  /** The same, whatever became of them: an attempt that failed leaves no write behind that still runs. */
  idle(): Promise<void>
  readonly objects: number
  readonly bytes: number
}

export function createWriter(store: ObjectStore): ObjectWriter {
  const underWay = new Set<Promise<void>>()
  let failure: unknown
  let objects = 0
  let total = 0

  async function put(name: string, bytes: Uint8Array): Promise<{ ref: ObjectRef; hash: Uint8Array }> {
    const hash = await sha256(bytes)
    await store.put(name, bytes)
    const stored = await store.get(name)
    if (stored === null || !equalBytes(await sha256(stored.bytes), hash)) {
      throw new StoreUnavailableError('an object does not read back as it was written')
    }
    objects++
    total += bytes.length
    return { ref: { name, sha256: toBase64Url(hash), bytes: bytes.length }, hash }
  }

  return {
    put,
    async enqueue(name, bytes, done) {
      while (underWay.size >= PARALLEL_PUTS) await Promise.race(underWay)
      if (failure !== undefined) throw failure
      const task = put(name, bytes)
        .then(({ hash }) => done(hash))
        .catch((error: unknown) => {
          failure ??= error
        })
        .finally(() => underWay.delete(task))
      underWay.add(task)
    },
    async settle() {
      await Promise.all(underWay)
      if (failure !== undefined) throw failure
    },
    async idle() {
      await Promise.all(underWay)
    },
    get objects() {
      return objects
    },
    get bytes() {
      return total
    },
  }
}
