import * as z from 'zod'
import { KINDS } from '../identifier/kind.ts'

export const CHANGE_TYPES = [
  'incident.published',
  'incident.revised',
  'incident.withdrawn',
  'dataset.published',
  'dataset.withdrawn',
] as const

/** What a publication changed for its readers. */
export const changeEventSchema = z.object({
  /** 1 for the first; each follows the one before without a gap. */
  sequence: z.int().min(1),
  /** The publication with which readers saw it. */
  epoch: z.int().min(1),
  /** ISO 8601. */
  at: z.string(),
  type: z.enum(CHANGE_TYPES),
  /** Id of the incident that it is about. */
  incident: z.string(),
  /** Of `dataset.…`. */
  dataset: z.object({ code: z.int().min(1).max(0xffff), kind: z.enum(KINDS) }).exactOptional(),
})

export type ChangeEvent = z.infer<typeof changeEventSchema>
export type ChangeType = (typeof CHANGE_TYPES)[number]
