/** Text that an officer types: bounded, without what no database keeps, and never with a NIR (décret 2019-341). */
import * as z from 'zod'
import { mentionsNir, NIR_REFUSED } from '../../identifier/mentions-nir.ts'

export { NIR_REFUSED }

const safe = (max: number, allowed: RegExp) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(allowed)
    .refine(text => !mentionsNir(text), { error: NIR_REFUSED })

/** One line: a name, a reference, a phone number. */
export const lineSchema = safe(200, /^[^\p{Cc}\p{Cs}]*$/u)

/** Several lines. */
export const textSchema = safe(4000, /^(?:[^\p{Cc}\p{Cs}]|[\t\r\n])*$/u)
