/**
 * An object store in a directory of a local file system.
 *
 * A write goes to a file in `_incoming`, is synced, and takes its name in one step (rename, or link where nothing may be there); then the
 * directory is synced. The last `/` of a name becomes `~` on disk: `buckets/email/1/15-5b3f/12.bin` lies in `buckets/email/1` as
 * `15-5b3f~12.bin`. That way 32,768 buckets are files of one directory, whose sync concurrent writers share, instead of as
 * many directories to make and sync. `_` and `~` are in no object name, so nothing of this can collide with one.
 *
 * Put with 32 to 64 at a time: one alone waits for the disk twice.
 */
import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DirectorySync } from './directory-sync.ts'
import {
  assertObjectName,
  assertObjectPrefix,
  isObjectName,
  type ObjectEntry,
  type ObjectStore,
  PreconditionFailedError,
  type PutCondition,
  type StoredObject,
  StoreUnavailableError,
} from './object-store.ts'
import { ProcessLock } from './process-lock.ts'

const INCOMING = '_incoming'
const LOCK = '_lock'
/** A temporary file this old belongs to nobody who is alive: no write takes a minute. */
const ABANDONED_AFTER_MS = 3_600_000
/** How directories above the root answer that belong to others, or to a file system that is read-only or has no such sync. */
const NOT_OURS_TO_SYNC: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'EINVAL'])
/** File operations at a time for one delete or list; Node runs four of them at once. */
const OPERATIONS_AT_ONCE = 16

/**
 * A store in `directory`, which is made by the first put. `now` (milliseconds since 1970) tells which temporary files a crash has
 * left; the first put clears them away.
 */
export function createFileStore(directory: string, options: { readonly now?: () => number } = {}): ObjectStore {
  return new FileStore(resolve(directory), options.now ?? Date.now)
}

class FileStore implements ObjectStore {
  readonly #root: string
  readonly #incoming: string
  readonly #now: () => number
  readonly #directories = new DirectorySync()
  readonly #lock: ProcessLock
  /** Directories that this store has made, or found, and made durable. */
  readonly #ready = new Map<string, Promise<void>>()

  constructor(root: string, now: () => number) {
    this.#root = root
    this.#incoming = join(root, INCOMING)
    this.#now = now
    this.#lock = new ProcessLock(join(root, LOCK))
  }

  async get(name: string): Promise<StoredObject | null> {
    assertObjectName(name)
    return translated('the object could not be read', () => read(this.#pathOf(name)))
  }

  async put(name: string, bytes: Uint8Array, condition?: PutCondition): Promise<{ readonly etag: string }> {
    assertObjectName(name)
    return translated('the object could not be written', async () => {
      const target = this.#pathOf(name)
      try {
        await this.#prepare(this.#incoming)
        await this.#prepare(dirname(target))
        const temporary = join(this.#incoming, randomUUID())
        try {
          await writeSynced(temporary, bytes)
          await this.#name(temporary, target, condition)
        } catch (error) {
          await rm(temporary, { force: true }).catch(() => undefined)
          throw error
        }
        await this.#directories.sync(dirname(target))
      } catch (error) {
        // Whatever went wrong, directories may have gone with it.
        if (!(error instanceof PreconditionFailedError)) this.#ready.clear()
        throw error
      }
      return { etag: etagOf(bytes) }
    })
  }

  async delete(names: readonly string[]): Promise<void> {
    for (const name of names) assertObjectName(name)
    const paths = names.map(name => this.#pathOf(name))
    await translated('objects could not be deleted', async () => {
      await forEachOf(paths, path => unlessAbsent(unlink(path)))
      for (const parent of new Set(paths.map(path => dirname(path)))) await unlessAbsent(this.#directories.sync(parent))
    })
  }

  async *list(prefix: string): AsyncIterable<ObjectEntry> {
    assertObjectPrefix(prefix)
    yield* this.#walk('', prefix)
  }

  /** Gives the written file its name, in one step that others see whole or not at all. */
  async #name(temporary: string, target: string, condition: PutCondition | undefined): Promise<void> {
    if (condition === undefined) return rename(temporary, target)
    if ('ifAbsent' in condition) {
      await link(temporary, target).catch(error => {
        throw codeOf(error) === 'EEXIST' ? new PreconditionFailedError() : error
      })
      return unlink(temporary)
    }
    return this.#lock.run(async () => {
      const present = await read(target)
      if (present?.etag !== condition.ifMatch) throw new PreconditionFailedError()
      await rename(temporary, target)
    })
  }

  /** Makes a directory, and makes it durable: also one that is there, whose maker may not have come so far. */
  #prepare(directory: string): Promise<void> {
    const known = this.#ready.get(directory)
    if (known !== undefined) return known
    const made = this.#make(directory)
    this.#ready.set(directory, made)
    return made
  }

  async #make(directory: string): Promise<void> {
    await mkdir(directory, { recursive: true })
    for (let path = directory; path !== this.#root; path = dirname(path)) await this.#directories.sync(dirname(path))
    if (directory !== this.#incoming) return
    await this.#syncAncestors()
    await this.#clearAbandoned()
  }

  /** Makes the root itself durable: any directory above it may be as new. One that we may not read is none that we made. */
  async #syncAncestors(): Promise<void> {
    for (let path = this.#root; path !== dirname(path); path = dirname(path)) {
      await this.#directories.sync(dirname(path)).catch(error => {
        if (!NOT_OURS_TO_SYNC.has(codeOf(error))) throw error
      })
    }
  }

  async #clearAbandoned(): Promise<void> {
    const oldest = this.#now() - ABANDONED_AFTER_MS
    await forEachOf(await readdir(this.#incoming), async file => {
      const path = join(this.#incoming, file)
      const found = await unlessAbsent(stat(path))
      if (found !== null && found.mtimeMs < oldest) await unlessAbsent(unlink(path))
    })
  }

  /** `folder` is the beginning that all names below share: '' or 'buckets/email/'. */
  async *#walk(folder: string, prefix: string): AsyncIterable<ObjectEntry> {
    const directory = join(this.#root, folder)
    const found = await translated('objects could not be listed', () =>
      unlessAbsent(readdir(directory, { withFileTypes: true })),
    )
    const files: { readonly name: string; readonly path: string }[] = []
    for (const entry of found ?? []) {
      const name = folder + entry.name.replace('~', '/')
      if (entry.isDirectory()) {
        const below = `${name}/`
        if (isObjectName(name) && (below.startsWith(prefix) || prefix.startsWith(below)))
          yield* this.#walk(below, prefix)
      } else if (name.startsWith(prefix) && isObjectName(name)) {
        const path = join(directory, entry.name)
        if (path === this.#pathOf(name)) files.push({ name, path })
      }
    }
    for (let at = 0; at < files.length; at += OPERATIONS_AT_ONCE) {
      const entries = await translated('objects could not be listed', () =>
        Promise.all(files.slice(at, at + OPERATIONS_AT_ONCE).map(({ name, path }) => describe(name, path))),
      )
      for (const entry of entries) if (entry !== null) yield entry
    }
  }

  #pathOf(name: string): string {
    const cut = name.lastIndexOf('/')
    return join(this.#root, cut < 0 ? name : `${name.slice(0, cut)}~${name.slice(cut + 1)}`)
  }
}

async function describe(name: string, path: string): Promise<ObjectEntry | null> {
  const found = await unlessAbsent(stat(path))
  return found === null ? null : { name, size: found.size, modified: found.mtime }
}

async function read(path: string): Promise<StoredObject | null> {
  const content = await unlessAbsent(readFile(path))
  if (content === null) return null
  return { bytes: new Uint8Array(content.buffer, content.byteOffset, content.byteLength), etag: etagOf(content) }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const etagOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 32)

const codeOf = (error: unknown) => (error as { readonly code?: unknown } | null)?.code

/** Null where no file has the path. */
async function unlessAbsent<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch(error => {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw error
  })
}

async function translated<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PreconditionFailedError) throw error
    const code = codeOf(error)
    throw new StoreUnavailableError(message, { code: typeof code === 'string' ? code : 'unknown' })
  }
}

async function forEachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items.values()
  const lane = async () => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(OPERATIONS_AT_ONCE, items.length) }, lane))
}
