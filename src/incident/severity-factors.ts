/** What an officer judged of a breach's severity, as it is kept and checked. */
import * as z from 'zod'
import {
  AVAILABILITY_LOSSES,
  CONFIDENTIALITY_LOSSES,
  CONTEXTS,
  DATA_BASES,
  IDENTIFICATIONS,
  INTEGRITY_LOSSES,
} from './severity.ts'

const keysOf = <K extends string>(table: Readonly<Record<K, number>>) => Object.keys(table) as [K, ...K[]]

const adjustmentSchema = z.strictObject({
  context: z.enum(keysOf(CONTEXTS)),
  /** How far; which way is the context's. */
  steps: z.int().min(1).max(3),
})

const dataSchema = z
  .strictObject({ category: z.enum(keysOf(DATA_BASES)), adjustments: z.array(adjustmentSchema) })
  .refine(({ adjustments }) => new Set(adjustments.map(one => one.context)).size === adjustments.length, {
    error: 'a context is taken into account once',
  })

export const severityFactorsSchema = z.strictObject({
  data: z
    .array(dataSchema)
    .min(1)
    .refine(list => new Set(list.map(one => one.category)).size === list.length, {
      error: 'a category of data is scored once',
    }),
  identification: z.enum(keysOf(IDENTIFICATIONS)),
  confidentiality: z.enum(keysOf(CONFIDENTIALITY_LOSSES)),
  integrity: z.enum(keysOf(INTEGRITY_LOSSES)),
  availability: z.enum(keysOf(AVAILABILITY_LOSSES)),
  malicious: z.boolean(),
  /** Null: unknown. */
  persons: z.int().nonnegative().nullable(),
  /** Encrypted or otherwise unreadable to whoever has it, with the key safe. */
  unintelligible: z.boolean(),
})

/** What the officer judged, from which the score follows. */
export type SeverityFactors = z.infer<typeof severityFactorsSchema>
