import { hash } from 'node:crypto'
import { toHex, utf8 } from '../protocol/bytes.ts'
import { canonicalJson } from '../protocol/canonical-json.ts'

export type AuditDetails = Readonly<Record<string, string | number | boolean>>

/** An act to be recorded. It says which things were touched, never about whom: no field can hold an identifier or an element. */
export interface AuditEvent {
  /** Who: `cli`, `publisher`, `contributor:<id>`, … */
  readonly actor: string
  /** What: `data-set.approved`. */
  readonly action: string
  /** To what: `data-set:3`. */
  readonly subject: string
  /** Counts, states and slugs. */
  readonly details?: AuditDetails
}

export interface AuditEntry extends Required<AuditEvent> {
  /** From 1, without gaps. */
  readonly sequence: number
  readonly at: Date
  /** Hash of the entry before; 32 zero bytes in the first. */
  readonly previous: Uint8Array
}

export const FIRST_PREVIOUS = new Uint8Array(32)

const WHO = /^[a-z]+(?:-[a-z]+)*(?::[A-Za-z0-9_-]{1,36})?$/
const ACTION = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/
const SUBJECT = /^[a-z]+(?:-[a-z]+)*:[A-Za-z0-9_-]{1,80}$/
const DETAIL = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/
const MAX_DETAIL = 80
// An element in hex or base64url, a phone number, an IBAN: all have a long run without a hyphen; no slug of ours has.
const LONG_RUN = /[A-Za-z0-9_]{32}|\d{8}/

/** Refuses an event that could carry something about a person. @throws TypeError, which does not repeat it */
export function assertRecordable({ actor, action, subject, details }: AuditEvent): void {
  if (!WHO.test(actor)) throw new TypeError('an audit entry has an actor like "cli" or "contributor:<id>"')
  if (!ACTION.test(action)) throw new TypeError('an audit entry has an action like "data-set.approved"')
  if (!SUBJECT.test(subject) || LONG_RUN.test(subject))
    throw new TypeError('an audit entry has a subject like "data-set:3"')
  for (const value of Object.values(details ?? {})) {
    if (typeof value === 'number' ? !Number.isSafeInteger(value) : typeof value === 'string' && !isSlug(value)) {
      throw new TypeError('details of an audit entry are counts, flags and short slugs')
    }
  }
}

function isSlug(value: string): boolean {
  return value.length <= MAX_DETAIL && DETAIL.test(value) && !LONG_RUN.test(value)
}

/** SHA-256 of the entry's canonical JSON (RFC 8785), the hash before it included. */
export function hashOfEntry(entry: AuditEntry): Uint8Array {
  const { sequence, at, actor, action, subject, details, previous } = entry
  const content = { sequence, at: at.toISOString(), actor, action, subject, details, previous: toHex(previous) }
  return new Uint8Array(hash('sha256', utf8(canonicalJson(content)), 'buffer'))
}
