/** Answers about incidents; the whole record is validated by its own schema. */
import * as z from 'zod'
import { FIGURE_BASES, FIGURE_UNITS } from '../../incident/closed-lists.ts'
import type { FacetCounts } from '../../incident/facets.ts'
import { partialDateSchema } from '../../incident/partial-date.ts'
import { incidentSchema } from '../../incident/record.ts'
import type { Revision } from '../../incident/revisions.ts'
import type { IncidentPage } from '../../incident/search.ts'
import type { IncidentSummary } from '../../incident/summary.ts'
import type { TimelineEvent } from '../../incident/timeline.ts'
import { bilingualSchema, countSchema, dataClassSchema } from './answer-schemas.ts'

const record = incidentSchema.shape
const maybeDate = partialDateSchema.nullable()

export const figureSchema = record.affected.element
export const organisationSchema = record.organisations.element

/** A line in a list of incidents. */
export const incidentSummarySchema = z.strictObject({
  id: record.id,
  title: bilingualSchema,
  organisations: z.array(organisationSchema.pick({ name: true, nameEn: true, role: true })),
  sector: record.sector,
  kind: record.kind,
  exposure: record.exposure,
  disclosed: partialDateSchema,
  occurredFrom: maybeDate,
  affected: z
    .strictObject({
      count: countSchema.nullable(),
      unit: z.enum(FIGURE_UNITS).nullable(),
      basis: z.enum(FIGURE_BASES).nullable(),
    })
    .nullable(),
  dataClasses: z.array(dataClassSchema),
  confidence: record.confidence,
  caveat: z.boolean(),
}) satisfies z.ZodType<IncidentSummary>

const facetOf = <V extends z.ZodType<string>>(value: V) =>
  z.array(z.strictObject({ value, count: countSchema, name: z.string().exactOptional() }))

const facetsSchema = z.strictObject({
  sector: facetOf(record.sector),
  kind: facetOf(record.kind),
  exposure: facetOf(record.exposure),
  dataClass: facetOf(dataClassSchema),
  year: facetOf(z.string()),
  role: facetOf(organisationSchema.shape.role),
  commune: facetOf(z.string()),
}) satisfies z.ZodType<FacetCounts>

export const incidentPageSchema = z.strictObject({
  incidents: z.array(incidentSummarySchema),
  total: countSchema,
  nextCursor: z.string().nullable(),
  facets: facetsSchema,
}) satisfies z.ZodType<IncidentPage>

const source = z.string().nullable()
const note = bilingualSchema.exactOptional()
const classes = z.array(dataClassSchema)

const revisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('disclosed'),
    date: partialDateSchema,
    exposure: record.exposure,
    dataClasses: classes,
    source,
  }),
  z.strictObject({ kind: z.literal('figure'), date: partialDateSchema, figure: figureSchema, source }),
  z.strictObject({
    kind: z.literal('exposure'),
    date: partialDateSchema,
    exposure: z.strictObject({ from: record.exposure, to: record.exposure }),
    note,
    source,
  }),
  z.strictObject({
    kind: z.literal('data-classes'),
    date: partialDateSchema,
    dataClasses: z.strictObject({ added: classes, removed: classes }),
    note,
    source,
  }),
]) satisfies z.ZodType<Revision>

const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('occurred'), date: partialDateSchema, from: maybeDate, to: maybeDate }),
  z.strictObject({ kind: z.enum(['detected', 'claimed', 'disclosed', 'restored']), date: partialDateSchema }),
  z.strictObject({
    kind: z.literal('decided'),
    date: partialDateSchema,
    publishedOn: maybeDate,
    authority: z.string(),
    amountEur: countSchema.nullable(),
    reference: z.string().nullable(),
  }),
]) satisfies z.ZodType<TimelineEvent>

export const revisionsSchema = z.strictObject({
  id: record.id,
  revisions: z.array(revisionSchema),
  timeline: z.array(eventSchema),
})
