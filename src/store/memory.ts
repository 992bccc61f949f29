import { assertObjectName, type ObjectStore, PreconditionFailedError } from './object-store.ts'

/** Objects in memory: for tests, and for a process that needs none afterwards. */
export function createMemoryStore({ now = () => new Date() }: { readonly now?: () => Date } = {}): ObjectStore {
  const objects = new Map<string, { bytes: Uint8Array; etag: string; modified: Date }>()
  let version = 0
  return {
    async get(name) {
      const object = objects.get(name)
      return object ? { bytes: object.bytes.slice(), etag: object.etag } : null
    },
    async put(name, bytes, condition) {
      assertObjectName(name)
      const before = objects.get(name)
      if (condition && ('ifAbsent' in condition ? before !== undefined : before?.etag !== condition.ifMatch)) {
        throw new PreconditionFailedError('the object changed')
      }
      const etag = String(++version)
      objects.set(name, { bytes: bytes.slice(), etag, modified: now() })
      return { etag }
    },
    async delete(names) {
      for (const name of names) objects.delete(name)
    },
    async *list(prefix) {
      for (const [name, { bytes, modified }] of [...objects]) {
        if (name.startsWith(prefix)) yield { name, size: bytes.length, modified }
      }
    },
  }
}
