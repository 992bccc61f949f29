/**
 * An object store on an S3-compatible service with conditional writes (R2, AWS since 2024, MinIO): how a publisher on Node
 * fills the bucket that Workers read.
 *
 * Atomic, durable and consistent as far as the service is: all three named above are. `If-None-Match: *` and `If-Match` carry the
 * conditions. A service that ignores them breaks the port's contract without a sign; the contract's suite tells.
 */
import { createHash } from 'node:crypto'
import {
  assertObjectName,
  assertObjectPrefix,
  type ObjectStore,
  PreconditionFailedError,
  type PutCondition,
  type StoredObject,
  StoreUnavailableError,
} from './object-store.ts'
import { type S3Answer, S3Client, type S3Options } from './s3-client.ts'
import { allDeleted, deleteRequest, errorCode, parseListPage } from './s3-xml.ts'

/** What one DeleteObjects takes. */
const KEYS_AT_ONCE = 1_000

export function createS3Store(options: S3Options): ObjectStore {
  const client = new S3Client(options)

  async function get(name: string): Promise<StoredObject | null> {
    const answer = await client.send({ method: 'GET', key: name })
    if (answer.status === 200) return { bytes: answer.bytes, etag: etagOf(answer) }
    // A bucket that is gone answers 404 as well, and must not look like one that lacks the object.
    if (answer.status === 404 && errorCode(textOf(answer)) === 'NoSuchKey') return null
    throw unexpected(answer)
  }

  async function put(name: string, bytes: Uint8Array, condition?: PutCondition): Promise<{ readonly etag: string }> {
    const headers = { 'content-type': 'application/octet-stream', ...conditionHeaders(condition) }
    const answer = await client.send({ method: 'PUT', key: name, headers, body: bytes })
    if (answer.status === 200) return { etag: etagOf(answer) }
    // 404 is what AWS says to If-Match where there is no object.
    const refused =
      answer.status === 412 ||
      (answer.status === 404 && condition !== undefined && errorCode(textOf(answer)) === 'NoSuchKey')
    if (!refused) throw unexpected(answer)
    if (!answer.ambiguous) throw new PreconditionFailedError()
    // An earlier attempt may have been what made the condition false.
    const present = await get(name)
    if (present !== null && sameBytes(present.bytes, bytes)) return { etag: present.etag }
    throw new StoreUnavailableError('the outcome of a write is not known', { code: 'outcome-unknown' })
  }

  async function deleteSome(names: readonly string[]): Promise<void> {
    const body = new TextEncoder().encode(deleteRequest(names))
    const headers = {
      'content-type': 'application/xml',
      'content-md5': createHash('md5').update(body).digest('base64'),
    }
    const answer = await client.send({ method: 'POST', key: '', query: { delete: '' }, headers, body })
    if (answer.status !== 200 || !allDeleted(textOf(answer))) throw unexpected(answer)
  }

  return {
    async get(name) {
      assertObjectName(name)
      return get(name)
    },

    async put(name, bytes, condition) {
      assertObjectName(name)
      return put(name, bytes, condition)
    },

    async delete(names) {
      for (const name of names) assertObjectName(name)
      for (let at = 0; at < names.length; at += KEYS_AT_ONCE) await deleteSome(names.slice(at, at + KEYS_AT_ONCE))
    },

    async *list(prefix) {
      assertObjectPrefix(prefix)
      let token: string | null = null
      do {
        const query = { 'list-type': '2', prefix, ...(token === null ? {} : { 'continuation-token': token }) }
        const answer: S3Answer = await client.send({ method: 'GET', key: '', query })
        const page = answer.status === 200 ? parseListPage(textOf(answer)) : null
        // A service that gives the same token again would keep us here for ever.
        if (page === null || (page.next !== null && page.next === token)) throw unexpected(answer)
        yield* page.entries
        token = page.next
      } while (token !== null)
    },
  }
}

function conditionHeaders(condition: PutCondition | undefined): Record<string, string> {
  if (condition === undefined) return {}
  return 'ifAbsent' in condition ? { 'if-none-match': '*' } : { 'if-match': `"${condition.ifMatch}"` }
}

function etagOf(answer: S3Answer): string {
  const etag = /^(?:W\/)?"([^"]+)"$/.exec(answer.headers.get('etag') ?? '')?.[1]
  if (etag === undefined) throw new StoreUnavailableError('the object store gave no ETag', { code: 'no-etag' })
  return etag
}

const textOf = (answer: S3Answer) => new TextDecoder().decode(answer.bytes)

const unexpected = (answer: S3Answer) =>
  new StoreUnavailableError('the object store refused', { code: errorCode(textOf(answer)) ?? `http-${answer.status}` })

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
