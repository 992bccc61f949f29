/**
 * The incident record: what is known about something that happened to somebody's data, with where each fact comes from.
 *
 * The record is public. It says nothing about any person affected. `null` means unknown or not published; an empty list
 * of data classes means that none is known.
 */
import * as z from 'zod'
import {
  COMMUNE_RELATIONS,
  EXPOSURES,
  FIGURE_BASES,
  FIGURE_UNITS,
  INCIDENT_KINDS,
  RELATIONS,
  ROLES,
  SCOPES,
  SECTORS,
} from './closed-lists.ts'
import { DATA_CLASS_IDS } from './data-classes.ts'
import { partialDateSchema } from './partial-date.ts'

const text = z.string().trim().min(1).max(4000)
const name = z.string().trim().min(1).max(200)
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80)
const domain = z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/)

/** Text that both languages have. */
const bilingual = z.strictObject({ fr: text, en: text })

/** A page among the record's sources, by its address. */
const sourceUrl = z.url({ protocol: /^https?$/ })

/** A commune's five-character code in the official list of INSEE, which is not its postcode. */
export const inseeSchema = z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/)

/** A municipality by its name and its INSEE code. */
const communeSchema = z.strictObject({ name, insee: inseeSchema })

const organisationSchema = z.strictObject({
  /** What it calls itself; what it is, in French, where the sources do not name it. */
  name,
  /** For a body that is described, not named. */
  nameEn: name.exactOptional(),
  role: z.enum(ROLES),
  /** What the sources add about its part in this incident. */
  detail: bilingual.exactOptional(),
  /** Main public web domain. */
  domain: domain.exactOptional(),
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .exactOptional(),
  commune: communeSchema.exactOptional(),
})

/**
 * One figure as somebody gave it, when they gave it (`date`), and the source that reports it. Without a reliable count, `count`
 * and `basis` are null and the note says what is known.
 */
const figureSchema = z
  .strictObject({
    count: z.int().positive().nullable(),
    unit: z.enum(FIGURE_UNITS).nullable(),
    basis: z.enum(FIGURE_BASES).nullable(),
    date: partialDateSchema.nullable(),
    source: sourceUrl.nullable(),
    note: bilingual.nullable(),
  })
  .refine(figure => (figure.count === null ? figure.basis === null : figure.basis !== null && figure.unit !== null), {
    error: 'a count has a unit and a basis, and no basis stands without a count',
  })
  .refine(figure => figure.count === null || figure.source !== null, { error: 'a count has a source' })

const datesSchema = z.strictObject({
  occurredFrom: partialDateSchema.nullable(),
  occurredTo: partialDateSchema.nullable(),
  detected: partialDateSchema.nullable(),
  disclosed: partialDateSchema,
  /** Somebody said publicly that they did it, or offered the data. */
  claimed: partialDateSchema.nullable(),
  /** Services working again. */
  restored: partialDateSchema.nullable(),
})

const decisionSchema = z.strictObject({
  authority: name,
  date: partialDateSchema,
  publishedOn: partialDateSchema.nullable(),
  amountEur: z.int().nonnegative().nullable(),
  reference: name.nullable(),
  note: bilingual.nullable(),
})

const sourceSchema = z.strictObject({
  url: sourceUrl,
  publisher: name,
  date: partialDateSchema.nullable(),
  /** Which facts of the record the page bears out. */
  supports: bilingual,
})

const dataClassList = z.array(z.enum(DATA_CLASS_IDS)).refine(list => new Set(list).size === list.length, {
  error: 'a data class is listed once',
})

/**
 * One way to be concerned. `with`: the body as people know it, spelt alike wherever it is the same body, because a question is
 * asked once for all incidents. `from`–`to`: the relation existed at some time in this period; null is open or unknown.
 * `condition`: what narrows it further, as a half sentence that can stand after the name of the body.
 */
const criterionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('relation'),
    relation: z.enum(RELATIONS),
    with: z.strictObject({ fr: name, en: name }),
    condition: bilingual.exactOptional(),
    from: partialDateSchema.nullable(),
    to: partialDateSchema.nullable(),
    scope: z.enum(SCOPES),
  }),
  z.strictObject({
    type: z.literal('commune'),
    as: z.array(z.enum(COMMUNE_RELATIONS)).min(1),
    communes: z.array(communeSchema).min(1),
    condition: bilingual.exactOptional(),
    scope: z.enum(SCOPES),
  }),
])

/** Who should consider themselves concerned: in one sentence, and as criteria of which one is enough. */
const populationSchema = z.strictObject({ fr: text, en: text, criteria: z.array(criterionSchema) })

/** A dated change of what was known, beside the figures, which carry their own dates. */
const changeSchema = z
  .strictObject({
    date: partialDateSchema,
    source: sourceUrl,
    exposure: z.strictObject({ from: z.enum(EXPOSURES), to: z.enum(EXPOSURES) }).exactOptional(),
    dataClasses: z.strictObject({ added: dataClassList, removed: dataClassList }).exactOptional(),
    note: bilingual.exactOptional(),
  })
  .refine(({ exposure, dataClasses }) => exposure !== undefined || dataClasses !== undefined, {
    error: 'a change says what changed',
  })

export const incidentSchema = z
  .strictObject({
    /** Stable for good: links, data sets and feeds refer to it. */
    id: slug,
    title: bilingual,
    organisations: z.array(organisationSchema).min(1),
    sector: z.enum(SECTORS),
    country: z.literal('FR'),
    kind: z.enum(INCIDENT_KINDS),
    exposure: z.enum(EXPOSURES),
    dates: datesSchema,
    /** In the order in which they were given: announced first, later corrections after it. The last one stands. */
    affected: z.array(figureSchema),
    dataClasses: dataClassList,
    /** What the organisation says was not exposed. A class in neither list: unknown. */
    dataClassesNotExposed: dataClassList,
    /** Changes of exposure and of data classes, oldest first; `dataClasses` and `exposure` are what stands after the last. */
    changes: z.array(changeSchema),
    population: populationSchema,
    threatActor: z
      .strictObject({
        name,
        /** How the name is to be read: an alias on a forum, or a name the claimants gave themselves. */
        qualifier: z.enum(['forum-alias', 'claimants-name']).nullable(),
        basis: z.literal('claimed'),
      })
      .nullable(),
    regulatory: z.strictObject({
      /** Null: unknown. Not having notified is nothing a source here establishes. */
      cnilNotified: z.literal(true).nullable(),
      decisions: z.array(decisionSchema),
      judicial: bilingual.nullable(),
    }),
    notes: bilingual.nullable(),
    sources: z.array(sourceSchema).min(1),
    /** `high`: several concordant or official sources; `low`: single or weak ones. */
    confidence: z.enum(['high', 'medium', 'low']),
    /** Disagreements between sources, stated neutrally. */
    contradictions: z.array(bilingual),
    /** Outcome of a second check by somebody else; `corrected`: what stands here is the corrected record. */
    checked: z.enum(['confirmed', 'corrected', 'unconfirmed']),
    /** Show only with a visible caution. */
    caveat: z.boolean(),
  })
  .refine(({ dataClasses, dataClassesNotExposed }) => !dataClasses.some(one => dataClassesNotExposed.includes(one)), {
    error: 'a data class is not both exposed and not exposed',
  })
  .refine(({ exposure, dataClasses }) => exposure !== 'none' || dataClasses.length === 0, {
    error: 'an incident that exposed nothing has no exposed data classes',
  })
  .refine(({ exposure, population }) => exposure === 'none' || population.criteria.length > 0, {
    error: 'an incident that may have exposed data says whom it concerns',
    path: ['population'],
  })
  .refine(
    ({ sources, affected, changes }) => {
      const known = new Set(sources.map(one => one.url))
      return [...affected, ...changes].every(({ source }) => source === null || known.has(source))
    },
    { error: 'figures and changes name a source of the record' },
  )
  .refine(({ organisations }) => new Set(organisations.map(one => one.name)).size === organisations.length, {
    error: 'an organisation is listed once',
  })

export type Incident = z.infer<typeof incidentSchema>
export type Organisation = z.infer<typeof organisationSchema>
export type Figure = z.infer<typeof figureSchema>
export type Change = z.infer<typeof changeSchema>
export type Criterion = z.infer<typeof criterionSchema>
export type Source = z.infer<typeof sourceSchema>
export type Commune = z.infer<typeof communeSchema>
