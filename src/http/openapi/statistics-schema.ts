import * as z from 'zod'
import { EXPOSURES, FIGURE_BASES, FIGURE_UNITS, INCIDENT_KINDS, SECTORS } from '../../incident/closed-lists.ts'
import type { DelayStatistics } from '../../incident/delays.ts'
import type { Statistics } from '../../incident/statistics.ts'
import { countSchema, dataClassSchema, epochSchema } from './answer-schemas.ts'

/** An object with one value for each of a closed list's. */
const each = <K extends string, V extends z.ZodType>(keys: readonly K[], value: V) =>
  z.strictObject(Object.fromEntries(keys.map(key => [key, value])) as Record<K, V>)

const group = z.strictObject({
  incidents: countSchema,
  people: each(FIGURE_BASES, z.strictObject({ incidents: countSchema, count: countSchema })),
  otherUnit: countSchema,
  withoutFigure: countSchema,
  withoutExposure: countSchema,
})

const days = z.number().min(0)

const delays = z.strictObject({
  incidents: countSchema,
  firstQuartile: days.nullable(),
  median: days.nullable(),
  thirdQuartile: days.nullable(),
  medianBounds: z.strictObject({ from: days, to: days }).nullable(),
  excluded: z.strictObject({ inexact: countSchema, unknown: countSchema }),
}) satisfies z.ZodType<DelayStatistics>

/** The answer of `GET /v1/statistics`. */
export const statisticsSchema = z.strictObject({
  epoch: epochSchema,
  summedUnits: z.array(z.enum(FIGURE_UNITS)),
  totals: group.extend({
    exposures: each(EXPOSURES, countSchema),
    kinds: each(INCIDENT_KINDS, countSchema),
    decisions: z.strictObject({ count: countSchema, amountEur: countSchema }),
  }),
  years: z.array(group.extend({ year: z.int().min(2000) })),
  sectors: z.array(group.extend({ sector: z.enum(SECTORS) })),
  dataClasses: z.array(z.strictObject({ id: dataClassSchema, incidents: countSchema })),
  daysToDisclosure: delays,
}) satisfies z.ZodType<Statistics>
