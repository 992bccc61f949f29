/**
 * An export held against itself, without a database: what an auditor does on a machine of their own. It shows that nothing between the first
 * and the last line was changed, taken out or put in; that the last line is the newest entry, only a hash that was noted elsewhere can show.
 */
import * as z from 'zod'
import { equalBytes, fromHex, toHex } from '../protocol/bytes.ts'
import { type AuditEntry, FIRST_PREVIOUS, hashOfEntry } from './entry.ts'

export type LinesVerification =
  | {
      readonly ok: true
      readonly entries: number
      /** Number of the first entry: 1 in an export of the whole log. */
      readonly first: number
      readonly head: { readonly sequence: number; readonly hash: Uint8Array }
    }
  | { readonly ok: false; readonly why: 'empty' | 'missing' }
  /** `line`: the first that is no entry, or does not follow from the one before. */
  | { readonly ok: false; readonly why: 'broken'; readonly line: number }

const bytes = z.string().regex(/^[0-9a-f]{64}$/)
const lineSchema = z.strictObject({
  sequence: z.int().min(1),
  at: z.iso.datetime({ precision: 3 }),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.int(), z.boolean()])),
  previous: bytes,
  hash: bytes,
})

/** Recomputes the chain of exported lines. `expected`: hashes in hex that must be in it. */
export async function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  expected: readonly string[] = [],
): Promise<LinesVerification> {
  const missing = new Set(expected)
  let [first, line] = [0, 0]
  let head: { sequence: number; hash: Uint8Array } | null = null
  for await (const text of lines) {
    line++
    const entry = entryOf(text)
    if (!entry || !follows(entry, head) || !equalBytes(hashOfEntry(entry), entry.hash)) {
      return { ok: false, why: 'broken', line }
    }
    if (head === null) first = entry.sequence
    head = { sequence: entry.sequence, hash: entry.hash }
    missing.delete(toHex(entry.hash))
  }
  if (head === null) return { ok: false, why: 'empty' }
  return missing.size > 0 ? { ok: false, why: 'missing' } : { ok: true, entries: line, first, head }
}

type ReadEntry = AuditEntry & { readonly hash: Uint8Array }

function entryOf(text: string): ReadEntry | null {
  const result = lineSchema.safeParse(parsed(text))
  if (!result.success) return null
  const { at, previous, hash, ...rest } = result.data
  return { ...rest, at: new Date(at), previous: fromHex(previous), hash: fromHex(hash) }
}

function follows({ sequence, previous }: ReadEntry, head: { sequence: number; hash: Uint8Array } | null): boolean {
  if (head === null) return sequence > 1 || equalBytes(previous, FIRST_PREVIOUS)
  return sequence === head.sequence + 1 && equalBytes(previous, head.hash)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
