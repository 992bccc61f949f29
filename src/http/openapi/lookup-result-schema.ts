import * as z from 'zod'
import type { LookupResult } from '../../lookup/lookup.ts'
import { codeSchema } from './answer-schemas.ts'

/** What a lookup says of one digest. */
export const lookupResultSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('listed'), datasets: z.array(codeSchema).min(1) }),
  z.strictObject({ state: z.enum(['not-listed', 'not-covered', 'unavailable']) }),
]) satisfies z.ZodType<LookupResult>
