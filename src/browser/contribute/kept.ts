/**
 * Where a contribution stands, kept in this browser so that it goes on after a reload, a crash or a night. Nothing in it is about a
 * person: the file's name, size, time and the hash of its beginning, the columns, and the names under which the service knows the uploads.
 */
import { ContributionError } from '../../contribution/contribution-error.ts'
import { type FileFingerprint, type ResumeState, resumeStateSchema } from '../../contribution/resume.ts'
import { toHex } from '../../protocol/bytes.ts'

export interface Kept {
  readonly name: string
  /** SHA-256 of the first megabyte, in hex. */
  readonly head: string
  readonly rows: number
  /** How much was done when this was written, 0 to 1. */
  readonly fraction: number
  readonly state: ResumeState
}

/** One record for each data set, by its code. */
export interface KeptStore {
  read(code: number): Promise<Kept | null>
  write(code: number, kept: Kept): Promise<void>
  forget(code: number): Promise<void>
}

const [DATABASE, STORE] = ['vigifuite-contributions', 'contributions']
const HEAD_BYTES = 1024 * 1024

/** In this browser's IndexedDB. What cannot be read is no state. Writing @throws ContributionError 'no-storage' */
export function createKeptStore(indexedDb: IDBFactory): KeptStore {
  const within = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const opening = indexedDb.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    const database = await settled(opening)
    try {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' })
      const result = work(transaction.objectStore(STORE))
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      return result.result
    } finally {
      database.close()
    }
  }
  return {
    async read(code) {
      const stored = await within('readonly', store => store.get(code) as IDBRequest<unknown>).catch(() => undefined)
      const { name, head, rows, fraction, state } = (stored ?? {}) as Record<string, unknown>
      const parsed = resumeStateSchema.safeParse(state)
      if (!parsed.success || typeof name !== 'string' || typeof head !== 'string') return null
      if (typeof rows !== 'number' || typeof fraction !== 'number') return null
      return { name, head, rows, fraction, state: parsed.data }
    },
    async write(code, kept) {
      await within('readwrite', store => store.put(kept, code)).catch(() => {
        throw new ContributionError('no-storage', 'this browser keeps nothing for this site')
      })
    },
    forget: async code => within('readwrite', store => store.delete(code)).catch(() => undefined),
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** What tells a file from another without reading all of it. */
export interface FilePrint extends FileFingerprint {
  readonly head: string
}

/** @throws ContributionError when the file cannot be read */
export async function printOf(file: File): Promise<FilePrint> {
  const head = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => {
      throw new ContributionError('file-changed', 'the file cannot be read')
    })
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', head))
  return { size: file.size, modifiedMs: file.lastModified, head: toHex(hash) }
}

/** Whether a file is the one that a contribution was begun with; it may have been renamed. */
export const isSameFile = (kept: Kept, print: FilePrint): boolean =>
  kept.state.file.size === print.size && kept.state.file.modifiedMs === print.modifiedMs && kept.head === print.head
