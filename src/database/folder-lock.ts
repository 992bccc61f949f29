/**
 * One process at a time in a folder: PGlite has no lock of its own, and two in one folder destroy it.
 *
 * The lock is a file that names its owner: process id and, where the system tells, when that process started, since
 * containers give the same id to each new process. A lock whose owner is gone is taken over.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseFolderBusyError } from './errors.ts'

/** Takes the lock; the function it returns gives it back. @throws DatabaseFolderBusyError */
export function lockFolder(folder: string, unique: string): () => void {
  const path = join(folder, 'lock')
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) })
  const draft = `${path}.${unique}`
  // A link appears with its content complete, so nobody reads half a lock.
  writeFileSync(draft, mine)
  try {
    while (!linked(draft, path)) clearStale(path, `${draft}.stale`)
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose owner is gone. @throws DatabaseFolderBusyError when it is not */
function clearStale(path: string, aside: string): void {
  const found = read(path)
  if (found === null) return
  const owner = ownerOf(found)
  if (owner !== null && isRunning(owner)) throw new DatabaseFolderBusyError(owner.pid)
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  // Of two that find the same stale lock, the slower one may have moved the faster one's new lock: it goes back.
  if (read(aside) !== found) linked(aside, path)
  rmSync(aside, { force: true })
}

interface Owner {
  readonly pid: number
  readonly started: string | null
}

function ownerOf(text: string): Owner | null {
  try {
    const { pid, started } = JSON.parse(text)
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, started: typeof started === 'string' ? started : null } : null
  } catch {
    return null
  }
}

function isRunning({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return started === null || startOf(pid) === started
}

/** When a process started, on systems with /proc; null elsewhere, and for a process that has ended. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  const boot = read('/proc/sys/kernel/random/boot_id')
  if (stat === null || boot === null) return null
  // Fields from the third on come after the name in parentheses; the name may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? null : `${boot.trim()}/${fields[19]}`
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
