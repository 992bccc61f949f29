import * as z from 'zod'
import { PROBLEMS, type ProblemCode, problemType } from '../problem.ts'

const TYPES = Object.keys(PROBLEMS).map(code => problemType(code as ProblemCode)) as [string, ...string[]]

/** A refusal, as RFC 9457 writes them: `problemResponse` answers with it. */
export const problemSchema = z.strictObject({
  type: z.enum(TYPES),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().exactOptional(),
  field: z.string().exactOptional(),
  'violated-policies': z.array(z.string()).exactOptional(),
  requestId: z.string(),
})
