/** Answers with a strong ETag, and 304 for whoever has the document already (RFC 9110 §13.1.2). */
import { toHex } from '../protocol/bytes.ts'
import { CORS_HEADERS, POINTER_CACHE, SECURE_HEADERS } from './headers.ts'
import { oncePer } from './once-per.ts'

const PUBLIC_HEADERS = { ...SECURE_HEADERS, ...CORS_HEADERS, 'cache-control': POINTER_CACHE } as const

/** A document as it goes out. `etag` is an entity tag with its quotes. */
export interface Document {
  readonly bytes: Uint8Array
  readonly etag: string
  readonly contentType: string
}

/** A document for anybody, of any origin, cached as one that moves with publications. */
export function publicDocument(request: Request, document: Document): Response {
  return conditional(request, document, PUBLIC_HEADERS)
}

/** A document under these headers, or 304 without its body. */
export function conditional(
  request: Request,
  { bytes, etag, contentType }: Document,
  headers: Readonly<Record<string, string>>,
): Response {
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null && matches(ifNoneMatch, etag)) {
    return new Response(null, { status: 304, headers: { ...headers, etag } })
  }
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { ...headers, 'content-type': contentType, 'content-length': String(bytes.length), etag },
  })
}

/** Weak comparison of one entity tag with the list in a header. */
function matches(header: string, etag: string): boolean {
  if (header.trim() === '*') return true
  return header.split(',').some(candidate => candidate.trim().replace(/^W\//, '') === etag)
}

/** A document of text; its entity tag is the SHA-256 of its bytes. */
export async function textDocument(text: string, contentType: string): Promise<Document> {
  const bytes = new TextEncoder().encode(text)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return { bytes, etag: `"${toHex(hash.subarray(0, 16))}"`, contentType }
}

/** A JSON document. */
export const jsonDocument = (value: unknown): Promise<Document> =>
  textDocument(JSON.stringify(value), 'application/json')

/** A JSON document that follows from a key object alone, built once for each; forgotten with the key. */
export const documentPer = <K extends object>(build: (key: K) => Promise<unknown>): ((key: K) => Promise<Document>) =>
  oncePer(async key => jsonDocument(await build(key)))
