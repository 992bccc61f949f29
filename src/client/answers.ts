/** What the service answers to a client, as zod schemas: checked before it is believed, and as far as a client relies on it. */
import * as z from 'zod/mini'
import { KINDS } from '../identifier/kind.ts'

const code = z.int().check(z.minimum(1), z.maximum(0xffff))
const count = z.int().check(z.minimum(0))

const listed = { state: z.literal('listed'), datasets: z.array(code).check(z.minLength(1)) }
const otherwise = { state: z.enum(['not-listed', 'not-covered', 'unavailable']) }

/** A record of ours, known by its id; the rest is as the service tells it. */
const recordSchema = z.looseObject({ id: z.string() })

export const lookupAnswerSchema = z.object({
  epoch: count,
  results: z.array(z.union([z.object(listed), z.object(otherwise)])),
  datasets: z.optional(z.array(z.looseObject({ code }))),
  incidents: z.optional(z.array(recordSchema)),
})

/** A line of the answer to `POST /v1/lookups/stream`; the last one has `done`. */
export const streamLineSchema = z.union([
  z.object({ done: z.literal(true), lines: count }),
  z.object({ done: z.literal(false), error: z.string(), resumeAtLine: count, retryAfter: z.number() }),
  z.object({ line: count, error: z.string() }),
  z.object({ line: count, ...listed }),
  z.object({ line: count, ...otherwise }),
])

export const incidentPageSchema = z.object({
  incidents: z.array(recordSchema),
  nextCursor: z.nullable(z.string()),
})

export const incidentSchema = recordSchema

/** What changed with a publication. A `type` that this version does not know is passed on: new ones may come. */
export const changeSchema = z.looseObject({
  sequence: count,
  epoch: count,
  at: z.string(),
  type: z.string(),
  incident: z.string(),
  dataset: z.optional(z.object({ code, kind: z.enum(KINDS) })),
})

/** A page of `GET /v1/changes`. `cursor`: after its last change; `more`: whether another page is there already. */
export const changesPageSchema = z.object({
  changes: z.array(changeSchema),
  cursor: z.string().check(z.minLength(1), z.maxLength(200)),
  more: z.boolean(),
})
