/**
 * Headers that every answer of the API carries, and what a cross-origin reader may do.
 *
 * They are plain objects that answers are made with, not a middleware: bucket documents are the bulk of the traffic, and
 * changing a finished answer's headers costs more than reading the document.
 */

/** An answer of the API is data: it is never rendered, framed, sniffed or given a referrer. */
export const SECURE_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
} as const

/** What the protocol opens to pages of any origin: public documents and evaluations, never anything with a key. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after, ratelimit, ratelimit-policy',
} as const

const PREFLIGHT_HEADERS = {
  // The last two are what clients of Have I Been Pwned send from a page: they are to see an answer, not a failed connection.
  'access-control-allow-headers': 'content-type, if-none-match, user-agent, hibp-api-key',
  'access-control-max-age': '86400',
} as const

/** The answer to a CORS preflight for a resource that takes these methods. */
export function preflight(methods: string): Response {
  const headers = { ...SECURE_HEADERS, ...CORS_HEADERS, ...PREFLIGHT_HEADERS, 'access-control-allow-methods': methods }
  return new Response(null, { status: 204, headers })
}

/** How long shared caches may keep a document that moves with publications, so that readers follow within their 15 s. */
export const POINTER_CACHE = 'public, max-age=30'
