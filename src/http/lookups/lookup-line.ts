import * as z from 'zod'
import { KINDS } from '../../identifier/kind.ts'
import { bytes32Schema } from '../body.ts'

/** A line of `POST /v1/lookups/stream`. */
export const lookupLineSchema = z.strictObject({ kind: z.enum(KINDS), digest: bytes32Schema })
export type LookupLine = z.infer<typeof lookupLineSchema>

/**
 * Why a line gets no answer; the lines around it do. `malformed`: not a JSON object. `scope-missing`: the key does not allow
 * to ask about this kind.
 */
export const LINE_ERRORS = [
  'malformed',
  'invalid-kind',
  'invalid-digest',
  'unknown-field',
  'too-long',
  'scope-missing',
] as const
export type LineError = (typeof LINE_ERRORS)[number]

/** What a line asks, why it asks nothing, or null for a blank line. Nothing of the line is in the reason. */
export function readLookupLine(text: string): LookupLine | LineError | null {
  // Before anything that takes time: such lines cost nothing.
  const start = text.trimStart()
  if (start === '') return null
  if (!start.startsWith('{')) return 'malformed'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'malformed'
  }
  const result = lookupLineSchema.safeParse(value)
  if (result.success) return result.data
  const { issues } = result.error
  if (issues.some(({ code }) => code === 'unrecognized_keys')) return 'unknown-field'
  const field = issues[0]?.path[0]
  return field === 'kind' || field === 'digest' ? `invalid-${field}` : 'malformed'
}
