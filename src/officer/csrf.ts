/**
 * Tokens against cross-site request forgery: the HMAC-based pattern of OWASP's CSRF Prevention Cheat Sheet, with the session's own token as the
 * key. Nothing is stored; a token ends with its session and is no use in any other.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'

/** The token that every form of a session carries. It does not tell the session's own. */
export const csrfTokenOf = (sessionToken: string): string => toBase64Url(macOf(sessionToken))

/** Whether a form comes from a page that this session was given. */
export function isCsrfTokenOf(sessionToken: string, given: string): boolean {
  const bytes = given.length === 43 ? fromBase64Url(given) : null
  return bytes !== null && timingSafeEqual(bytes, macOf(sessionToken))
}

const macOf = (sessionToken: string): Uint8Array =>
  new Uint8Array(createHmac('sha256', sessionToken).update('vigifuite csrf v1').digest())
