/**
 * Objects as files below one directory.
 *
 * A put writes a temporary file beside its target, syncs it, and renames or links it into place, so that a crash leaves the
 * old object or the new one; the directory is synced before the put resolves. Syncs of one directory asked for
 * meanwhile are done once. Conditional replacement holds a lock file, which another process may take over when its owner died.
 */
import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  assertObjectName,
  type ObjectEntry,
  type ObjectStore,
  PreconditionFailedError,
  StoreUnavailableError,
} from './object-store.ts'

/** What no object name contains: marks files that are not objects. */
const TEMPORARY = '~'
const LOCK_POLL_MS = 5
const LOCK_WAIT_MS = 10_000
/** A crashed writer's leftovers are removed when they are older than this. */
const LEFTOVER_MS = 3_600_000

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code
const etagOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32)

/** Runs a file operation; whatever the system says becomes `StoreUnavailableError`, without a path in its message. */
async function attempt<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    if (error instanceof PreconditionFailedError || error instanceof RangeError) throw error
    throw new StoreUnavailableError(`the file system failed: ${codeOf(error) ?? 'unknown'}`)
  }
}

/** A store in `directory`, which is made when it does not exist. */
export function createFileStore(directory: string): ObjectStore {
  const pathOf = (name: string): string => {
    assertObjectName(name)
    return join(directory, ...name.split('/'))
  }
  const syncDirectory = coalescedSync()
  const known = new Set<string>()

  async function makeDirectory(path: string): Promise<void> {
    if (known.has(path)) return
    const first = await mkdir(path, { recursive: true })
    // A new directory is durable once its parent is synced.
    if (first !== undefined)
      for (let at = path; at.length >= first.length; at = dirname(at)) await syncDirectory(dirname(at))
    known.add(path)
  }

  async function read(path: string): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await readFile(path))
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
      throw error
    }
  }

  async function writeTemporary(path: string, bytes: Uint8Array): Promise<string> {
    const temporary = `${path}${TEMPORARY}${randomUUID()}`
    try {
      const file = await open(temporary, 'wx')
      try {
        await file.writeFile(bytes)
        await file.datasync()
      } finally {
        await file.close()
      }
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined)
      throw error
    }
    return temporary
  }

  return {
    get: name =>
      attempt(async () => {
        const bytes = await read(pathOf(name))
        return bytes && { bytes, etag: etagOf(bytes) }
      }),

    put: (name, bytes, condition) =>
      attempt(async () => {
        const path = pathOf(name)
        await makeDirectory(dirname(path))
        const temporary = await writeTemporary(path, bytes)
        try {
          if (!condition) await rename(temporary, path)
          else if ('ifAbsent' in condition) await linkNew(temporary, path)
          else {
            await withLock(path, async () => {
              const before = await read(path)
              if (before === null || etagOf(before) !== condition.ifMatch) {
                throw new PreconditionFailedError('the object changed')
              }
              await rename(temporary, path)
            })
          }
        } finally {
          if (condition) await rm(temporary, { force: true })
        }
        await syncDirectory(dirname(path))
        return { etag: etagOf(bytes) }
      }),

    delete: names =>
      attempt(async () => {
        const directories = new Set<string>()
        for (const name of names) {
          const path = pathOf(name)
          await rm(path, { force: true })
          directories.add(dirname(path))
        }
        for (const path of directories) {
          await syncDirectory(path).catch((error: unknown) => {
            if (codeOf(error) !== 'ENOENT') throw error
          })
        }
      }),

    list: prefix => listFiles(directory, prefix),
  }
}

/** Puts a file in place unless there is one: a link fails where a rename would replace. */
async function linkNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new PreconditionFailedError('the object exists')
    throw error
  }
}

/** Syncs a directory; calls that arrive while a sync waits to start share it. */
function coalescedSync(): (path: string) => Promise<void> {
  const waiting = new Map<string, Promise<void>>()
  const running = new Map<string, Promise<void>>()
  const sync = async (path: string): Promise<void> => {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  return path => {
    const shared = waiting.get(path)
    if (shared) return shared
    // One that already runs may have begun before our change: wait for it, then sync once for all who came meanwhile.
    const next = (running.get(path) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        waiting.delete(path)
        const run = sync(path).finally(() => {
          if (running.get(path) === run) running.delete(path)
        })
        running.set(path, run)
        return run
      })
    waiting.set(path, next)
    return next
  }
}

/** Runs an action while holding the lock file of a path. A lock whose process is gone is taken over. */
async function withLock(path: string, action: () => Promise<void>): Promise<void> {
  const lock = `${path}${TEMPORARY}lock`
  const deadline = Date.now() + LOCK_WAIT_MS
  for (;;) {
    // Written beside and linked, so that a lock is never seen without its owner's number.
    const mine = `${lock}${TEMPORARY}${randomUUID()}`
    const file = await open(mine, 'wx')
    await file.writeFile(String(process.pid)).finally(() => file.close())
    try {
      await link(mine, lock)
      break
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      const owner = await readFile(lock, 'utf8').catch(() => null)
      if (owner !== null && !isAlive(Number(owner))) {
        await takeOver(lock, `${mine}${TEMPORARY}stale`)
      } else if (Date.now() > deadline) throw new StoreUnavailableError('the lock is held')
      else await sleep(LOCK_POLL_MS)
    } finally {
      await rm(mine, { force: true })
    }
  }
  try {
    await action()
  } finally {
    await rm(lock, { force: true })
  }
}

/** Removes a dead owner's lock: renamed away first, so that only one of those who noticed gets it. */
async function takeOver(lock: string, aside: string): Promise<void> {
  try {
    await rename(lock, aside)
    // Somebody may have taken over, and locked anew, between our look and the rename: give it back.
    if (isAlive(Number(await readFile(aside, 'utf8')))) await link(aside, lock)
    await unlink(aside)
  } catch {
    // Another process was quicker.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

async function* listFiles(directory: string, prefix: string): AsyncGenerator<ObjectEntry> {
  // Whole directories outside the prefix are not read.
  const start = join(directory, ...prefix.split('/').slice(0, -1))
  const pending = [start]
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const entries = await attempt(() =>
      readdir(path, { withFileTypes: true }).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
        throw error
      }),
    )
    for (const entry of entries) {
      const at = join(path, entry.name)
      if (entry.isDirectory()) {
        pending.push(at)
        continue
      }
      const found = await attempt(() => stat(at).catch(() => null))
      if (found === null) continue
      if (entry.name.includes(TEMPORARY)) {
        if (Date.now() - found.mtimeMs > LEFTOVER_MS) await rm(at, { force: true }).catch(() => undefined)
        continue
      }
      const name = relative(directory, at).split(sep).join('/')
      if (name.startsWith(prefix)) yield { name, size: found.size, modified: found.mtime }
    }
  }
}
