/** Parts that several answers have. */
import * as z from 'zod'
import { KINDS } from '../../identifier/kind.ts'
import { DATA_CLASS_IDS } from '../../incident/data-classes.ts'
import { fromBase64Url } from '../../protocol/bytes.ts'
import type { PublishedDataSet } from '../../publication/source.ts'

export const kindSchema = z.enum(KINDS)
export const dataClassSchema = z.enum(DATA_CLASS_IDS)
/** Number of a publication. */
export const epochSchema = z.int().min(1)
/** A data set's number. */
export const codeSchema = z.int().min(1).max(0xffff)
/** A number of things. */
export const countSchema = z.int().min(0)
export const instantSchema = z.iso.datetime()
export const bilingualSchema = z.strictObject({ fr: z.string(), en: z.string() })

/** Base64url without padding, of so many bytes. */
export const base64UrlSchema = (bytes: number) => {
  const length = Math.ceil((bytes * 4) / 3)
  return z
    .string()
    .length(length)
    .regex(/^[A-Za-z0-9_-]*$/)
    .refine(text => fromBase64Url(text)?.length === bytes)
}

export const dataSetSchema = z.strictObject({
  code: codeSchema,
  incident: z.string(),
  kind: kindSchema,
  dataClasses: z.array(z.string()),
  status: z.enum(['published', 'withdrawn']),
  synthetic: z.boolean(),
  publishedAt: instantSchema,
}) satisfies z.ZodType<PublishedDataSet>
