/**
 * The private part of a record: what GDPR art. 33(5) has the controller document of every breach (its facts, its effects, and what was done
 * about it), and what the CNIL's form and the EDPB's template ask for. One register belongs to one controller and one incident.
 *
 * It names no person affected, and no text in it may hold a NIR. It is written over days, so that everything may be unknown
 * (null, or an empty list); each document made from it says what it still lacks. Only contradictions are refused.
 */
import * as z from 'zod'
import { isDay } from '../../incident/day.ts'
import { severityFactorsSchema } from '../../incident/severity-factors.ts'
import * as breach from './breach-codes.ts'
import { keysOf } from './code.ts'
import * as response from './response-codes.ts'
import { lineSchema, textSchema } from './safe-text.ts'
import * as scope from './scope-codes.ts'

const line = lineSchema.nullable()
const text = textSchema.nullable()
const instant = z.iso.datetime({ offset: true }).nullable()
const day = z.string().refine(isDay).nullable()
const truth = z.boolean().nullable()

const one = <K extends string>(list: Readonly<Record<K, unknown>>) => z.enum(keysOf(list)).nullable()

/** Some of a list, each once, in the order in which they were chosen. */
const some = <K extends string>(list: Readonly<Record<K, unknown>>) =>
  z.array(z.enum(keysOf(list))).refine(chosen => new Set(chosen).size === chosen.length, { error: 'each once' })

const contact = { name: line, email: z.email().max(254).pipe(lineSchema).nullable(), phone: line }

const countSchema = z
  .strictObject({ certainty: one(scope.CERTAINTIES), number: z.int().nonnegative().nullable() })
  .refine(
    ({ certainty, number }) =>
      number === null || certainty === 'exact' || certainty === 'approximate' || certainty === null,
    { error: 'a number is exact or approximate' },
  )

const country = z.string().regex(/^[A-Z]{2}$/)

/** The controller, who reports for it, and whom to ask. */
const controllerSchema = z.strictObject({
  name: line,
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  address: text,
  ownership: one(scope.OWNERSHIPS),
  activity: line,
  reporter: z.strictObject({ ...contact, role: one(scope.REPORTERS), roleDetail: line }),
  dpo: z.strictObject({ designated: truth, ...contact }),
})

/** Another body involved; `toldAt`: when it told the controller (art. 33(2)). */
const partySchema = z.strictObject({ ...contact, role: one(scope.PARTIES), toldAt: instant })

const timelineSchema = z
  .strictObject({
    /** When the controller became aware: all legal clocks run from here. */
    awareAt: instant,
    discovery: one(breach.DISCOVERIES),
    discoveryDetail: text,
    occurrence: one(breach.OCCURRENCES),
    estimated: z.boolean(),
    from: instant,
    to: instant,
    remarks: text,
  })
  .refine(({ from, to }) => from === null || to === null || Date.parse(from) <= Date.parse(to), {
    error: 'a breach does not end before it began',
  })

const breachSchema = z.strictObject({
  /** True: established; false: supposed. */
  established: truth,
  natures: some(breach.NATURES),
  disclosure: one(breach.DISCLOSURES),
  protection: one(breach.PROTECTIONS),
  alteration: one(breach.ALTERATIONS),
  unavailability: one(breach.UNAVAILABILITIES),
  /** The first is the main one: the EDPB's template takes one, the CNIL's form several. */
  origins: some(breach.ORIGINS),
  cause: one(breach.CAUSES),
  description: text,
  media: some(breach.MEDIA),
  systems: text,
})

const scopeSchema = z.strictObject({
  persons: z.strictObject({ categories: some(scope.PERSONS), detail: text, count: countSchema }),
  data: z.strictObject({ categories: some(scope.DATA), detail: text }),
  records: z.strictObject({ count: countSchema, detail: text }),
})

const riskSchema = z.strictObject({
  effects: z.strictObject({
    confidentiality: some(response.CONFIDENTIALITY_EFFECTS),
    integrity: some(response.INTEGRITY_EFFECTS),
    availability: some(response.AVAILABILITY_EFFECTS),
    detail: text,
  }),
  consequences: some(response.CONSEQUENCES),
  consequencesDetail: text,
  gravity: one(response.GRAVITIES),
  outcome: one(response.RISKS),
  reasoning: text,
  /** ENISA's factors, from which the score follows. */
  severity: severityFactorsSchema.nullable(),
})

const measuresSchema = z.strictObject({
  before: some(response.MEASURES_BEFORE),
  beforeDetail: text,
  immediate: text,
  midTerm: text,
  longTerm: text,
  prevention: some(response.MEASURES_AFTER),
})

/** GDPR art. 34. */
const communicationSchema = z.strictObject({
  state: one(response.INFORMED),
  toldAt: instant,
  plannedOn: day,
  exemption: one(response.EXEMPTIONS),
  exemptionDetail: text,
  everybody: truth,
  notEverybody: text,
  means: some(response.MEANS),
  meansDetail: text,
  content: text,
})

const crossBorderSchema = z.strictObject({
  involved: one(scope.ANSWERS),
  leadAuthority: line,
  /** ISO 3166-1 alpha-2. */
  establishments: z.array(country).max(60),
  persons: z.array(z.strictObject({ country, number: z.int().nonnegative().nullable() })).max(60),
  authorities: z.array(lineSchema).max(60),
})

const notificationSchema = z.strictObject({
  cnil: z.strictObject({
    notifiedAt: instant,
    complete: z.boolean(),
    complementedAt: instant,
    /** The number that the CNIL gave. */
    number: line,
    delayReasons: text,
  }),
  police: z.strictObject({ filed: one(scope.ANSWERS), filedAt: instant, detail: text }),
  others: z.strictObject({ told: one(scope.ANSWERS), detail: text }),
  nis2: z.strictObject({ applies: truth, warnedAt: instant, notifiedAt: instant, reportedAt: instant }),
  cyberInsured: truth,
})

export const registerSchema = z.strictObject({
  /** The controller's own number for the breach. */
  reference: line,
  controller: controllerSchema,
  parties: z.array(partySchema).max(50),
  timeline: timelineSchema,
  breach: breachSchema,
  scope: scopeSchema,
  risk: riskSchema,
  measures: measuresSchema,
  communication: communicationSchema,
  crossBorder: crossBorderSchema,
  notification: notificationSchema,
  comment: text,
})

export type Register = z.infer<typeof registerSchema>
export type Party = Register['parties'][number]
