/** Text that an officer types: bounded, without control characters, and never with a NIR (décret 2019-341). */
import * as z from 'zod'
import { mentionsNir } from '../../identifier/mentions-nir.ts'

export const NIR_REFUSED = 'a social security number (NIR) is not written here'

const safe = (max: number, allowed: RegExp) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(allowed)
    .refine(text => !mentionsNir(text), { error: NIR_REFUSED })

/** One line: a name, a reference, a phone number. */
export const lineSchema = safe(200, /^\P{Cc}*$/u)

/** Several lines. */
export const textSchema = safe(4000, /^(?:\P{Cc}|[\t\r\n])*$/u)
