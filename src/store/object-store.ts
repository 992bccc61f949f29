/**
 * The object store: where publications live. A port with four operations, small enough for a folder, R2 and any S3.
 *
 * Names are lower-case paths (`buckets/email/1/15-5b3f/42.bin`). Objects are whole: there are no partial reads or writes.
 */

/** An object's bytes and its version: two puts of different bytes never share an etag, and the same bytes may. */
export interface StoredObject {
  readonly bytes: Uint8Array
  readonly etag: string
}

/** What must hold at the moment of a write: that there is no such object, or that it is the version with this etag. */
export type PutCondition = { readonly ifAbsent: true } | { readonly ifMatch: string }

export interface ObjectEntry {
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly modified: Date
}

export interface ObjectStore {
  /**
   * The object, or null when there is none. Sees every put that resolved before it was called, and never half of one.
   * May be called again after any failure. @throws StoreUnavailableError
   */
  get(name: string): Promise<StoredObject | null>

  /**
   * Writes an object; durable when it resolves. Readers see the old object or the new one, also if this process dies
   * half-way. Of concurrent conditional puts with the same condition exactly one wins.
   * @throws PreconditionFailedError the condition did not hold: nothing was written
   * @throws StoreUnavailableError it may or may not have been written: read it to know; writing it again is safe
   */
  put(name: string, bytes: Uint8Array, condition?: PutCondition): Promise<{ readonly etag: string }>

  /**
   * Deletes objects; names that do not exist are fine. After a failure some may be gone: call it again.
   * @throws StoreUnavailableError
   */
  delete(names: readonly string[]): Promise<void>

  /**
   * All objects whose name begins with `prefix`, in any order. Puts and deletes that happen meanwhile may or may not show.
   * @throws StoreUnavailableError while iterating
   */
  list(prefix: string): AsyncIterable<ObjectEntry>
}

/** The condition of a put did not hold. Nothing was written. */
export class PreconditionFailedError extends Error {
  override name = 'PreconditionFailedError'
}

/** The store cannot be reached, is full, or failed. A write may or may not have happened. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError'
}

const NAME = /^[a-z0-9-]+(?:[./]?[a-z0-9-]+)*$/

/** @throws RangeError unless the name is one of ours: names come from code, so a bad one is a mistake there */
export function assertObjectName(name: string): void {
  if (name.length > 512 || !NAME.test(name)) throw new RangeError('not an object name')
}
