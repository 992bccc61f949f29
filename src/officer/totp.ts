/**
 * Time-based one-time passwords: RFC 6238 over RFC 4226, with the parameters that every authenticator app understands (HMAC-SHA-1, six
 * digits, 30 seconds). HMAC does not need what SHA-1 lost (RFC 6194 §3.3).
 *
 * A code is accepted for its own step and one on each side (RFC 6238 §5.2), and never again once it or a later one was accepted: the
 * caller keeps the step of the newest.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { toBase32 } from './base32.ts'

/** As long as the hash's output (RFC 4226 §4, R6). */
export const TOTP_SECRET_BYTES = 20
const DIGITS = 6
const STEP_MS = 30_000
const WINDOW = [-1, 0, 1] as const

/** The number of the step that a moment is in. */
export const totpStep = (now: Date): number => Math.floor(now.getTime() / STEP_MS)

/** The code of a step. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const truncated = mac.readUInt32BE(mac[mac.length - 1]! & 0xf) & 0x7fffffff
  return String(truncated % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step, later than `after`, that a code is of; null when there is none. Takes the same time for every wrong code. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date, after: number): number | null {
  const given = Buffer.from(/^\d{6}$/.test(code) ? code : '------')
  let found: number | null = null
  for (const offset of WINDOW) {
    const step = totpStep(now) + offset
    const same = timingSafeEqual(Buffer.from(totpCode(secret, step)), given)
    if (same && step > after) found = step
  }
  return found
}

/** What a QR code for authenticator apps says (the key URI format that they share). */
export function otpauthUri(secret: Uint8Array, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=30`
}
