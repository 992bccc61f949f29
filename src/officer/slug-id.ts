import type { Random } from '../database/bearer-secret.ts'
import { toBase32 } from './base32.ts'

/** An identifier that may also stand in the details of an audit entry: 80 random bits in lower case, without a run of digits. */
export function newSlugId(random: Random): string {
  const id = toBase32(random(10)).toLowerCase()
  return /\d{8}/.test(id) ? newSlugId(random) : id
}
