/**
 * The port to where publications live: a flat set of named, whole objects.
 *
 * Small on purpose, so that files, R2 and S3 can all keep it. What every adapter promises is written on the methods and
 * held by one suite; what a caller must not rely on is written there too.
 *
 * Errors never carry a name, bytes or the error underneath: a bucket's name is something about the person who asked for
 * it, and loggers print causes.
 */

/** One whole object as it was at one moment. */
export interface StoredObject {
  /** The caller's own: changing them changes nothing in the store. */
  readonly bytes: Uint8Array
  /** Opaque; equal for equal bytes within one store and, but for a collision, for nothing else. Other stores give other etags. */
  readonly etag: string
}

/** `ifAbsent`: only where no object has the name. `ifMatch`: only over the object that has this etag. */
export type PutCondition = { readonly ifAbsent: true } | { readonly ifMatch: string }

/** What a listing tells of an object. `size` in bytes; `modified` by the store's clock, to the second at worst. */
export interface ObjectEntry {
  readonly name: string
  readonly size: number
  readonly modified: Date
}

/**
 * All methods may be called at the same time, from any number of processes, with any names. Every method rejects with RangeError
 * on what is no object name, and with StoreUnavailableError when the store does not do its part.
 */
export interface ObjectStore {
  /**
   * The object, or null when there is none. Null is an answer of the store: what cannot be reached is never null.
   *
   * Reads what the last put that resolved has written, or something newer; while a put is under way the old object or the new one,
   * never a part or a mixture. Changes nothing, so that calling again is always fine; adapters over HTTP do so themselves.
   */
  get(name: string): Promise<StoredObject | null>

  /**
   * Writes the object whole, over what may be there. `bytes` must not change until the promise settles.
   *
   * Atomic: a reader, and whoever looks after a crash at any point, finds the old object or the new one. Durable when it resolves: it
   * outlives the process, and with files a loss of power. It may be seen before.
   *
   * With a condition, of any number of puts under way for one name that rest on the same state exactly one resolves and the
   * others reject with PreconditionFailedError, having written nothing. This holds among conditional puts: a name that is
   * ever put with a condition is to be put with nothing else. An `ifMatch` compares contents, so that each writer's bytes must be its own
   * (the manifest holds an epoch number that is never given twice), or A → B → A passes for no change.
   *
   * After StoreUnavailableError the write has happened, has not, or (over HTTP) may happen yet, but never in part. Putting the same again is safe
   * without a condition; with one, read first. An adapter that retries a conditional put by itself and is then refused
   * reads back what is there, so that its own success is not taken for another's.
   */
  put(name: string, bytes: Uint8Array, condition?: PutCondition): Promise<{ readonly etag: string }>

  /**
   * Removes the objects; absent names are fine. Not atomic across names: after an error, or a crash, any of them may be gone, and calling
   * again removes the rest. Gone for good when it resolves. Not to be called for a name that conditional puts are under way for.
   */
  delete(names: readonly string[]): Promise<void>

  /**
   * The objects whose names begin with `prefix` (which may be empty and may end inside a segment), in no order that can be
   * relied on. What exists the whole time is there once; what comes or goes meanwhile may be there or not. Unfinished writes are never
   * there. An error in the middle ends the iteration by throwing: a list that ends is complete.
   */
  list(prefix: string): AsyncIterable<ObjectEntry>
}

/** The condition of a put did not hold. Nothing was written. */
export class PreconditionFailedError extends Error {
  override readonly name = 'PreconditionFailedError'

  constructor(message = 'the object is not in the state that the write rests on') {
    super(message)
  }
}

/**
 * The store could not be reached, had no space, refused or took too long; a write may or may not have happened.
 *
 * `code` says why for logs and tests: an errno name (`ENOSPC`), `http-503`, `timeout`, `network`, `outcome-unknown` …
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError'
  readonly code: string | null

  constructor(message = 'the object store is unavailable', options: { readonly code?: string } = {}) {
    super(options.code === undefined ? message : `${message} (${options.code})`)
    this.code = options.code ?? null
  }
}

const NAME = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[a-z0-9.-]+(?:\/[a-z0-9.-]+)*$/
const PREFIX = /^(?!.*(?:^|\/)\.{1,2}\/)(?:[a-z0-9.-]+\/)*[a-z0-9.-]*$/
/** So that a name, and any two of its segments, fit into a file name of every file system. */
const MAX_NAME_LENGTH = 200

/**
 * An object name is up to 200 of a–z, 0–9, `.` and `-` in segments parted by `/`, none of them empty, `.` or `..`. No object's
 * name may be the folder of another's (`a` beside `a/b/c`). Throws RangeError, which does not repeat the name.
 */
export function assertObjectName(name: string): void {
  if (!isObjectName(name)) throw new RangeError('not an object name')
}

/** The same as a question, for names that come from the store's side. */
export function isObjectName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && NAME.test(name)
}

/** Throws RangeError unless `prefix` is empty or the beginning of an object name. */
export function assertObjectPrefix(prefix: string): void {
  if (prefix.length > MAX_NAME_LENGTH || !PREFIX.test(prefix)) throw new RangeError('not an object name prefix')
}
