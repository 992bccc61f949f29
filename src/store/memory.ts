/** An object store in this process's memory: for tests and for a demo that keeps nothing. Durable as long as the process. */
import {
  assertObjectName,
  assertObjectPrefix,
  type ObjectStore,
  PreconditionFailedError,
  type StoredObject,
} from './object-store.ts'

/** `now` in milliseconds since 1970, for the modification times that `list` tells. */
export function createMemoryStore(options: { readonly now?: () => number } = {}): ObjectStore {
  const now = options.now ?? Date.now
  const objects = new Map<string, StoredObject & { readonly modified: Date }>()

  return {
    async get(name) {
      assertObjectName(name)
      const found = objects.get(name)
      return found === undefined ? null : { bytes: found.bytes.slice(), etag: found.etag }
    },

    async put(name, bytes, condition) {
      assertObjectName(name)
      const copy = new Uint8Array(bytes)
      const etag = await etagOf(copy)
      // From here to the end nothing waits, which makes the comparison and the write one step.
      const present = objects.get(name)
      if (condition !== undefined) {
        const holds = 'ifAbsent' in condition ? present === undefined : present?.etag === condition.ifMatch
        if (!holds) throw new PreconditionFailedError()
      }
      objects.set(name, { bytes: copy, etag, modified: new Date(now()) })
      return { etag }
    },

    async delete(names) {
      for (const name of names) assertObjectName(name)
      for (const name of names) objects.delete(name)
    },

    async *list(prefix) {
      assertObjectPrefix(prefix)
      for (const [name, object] of [...objects]) {
        if (name.startsWith(prefix)) yield { name, size: object.bytes.length, modified: object.modified }
      }
    },
  }
}

async function etagOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}
