/**
 * An incident's record while somebody is writing it: the same shape as the record, with room for what is not there yet. A text may be
 * empty, a choice open, a list without entries; only what could not be kept or shown is refused. `publicRecordOf` says what is missing.
 */
import * as z from 'zod'
import { mentionsNir, NIR_REFUSED } from '../identifier/mentions-nir.ts'
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
import { DATA_CLASS_IDS, type DataClass } from './data-classes.ts'
import { partialDateSchema } from './partial-date.ts'
import { type Incident, incidentSchema } from './record.ts'

/** Versions are kept for good, so that a NIR is refused before there is one. No control characters or halves of a surrogate pair either. */
const texts = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\r\n])*$/u)
    .refine(text => !mentionsNir(text), { error: NIR_REFUSED })
const text = texts(4000)
const name = texts(200)
const address = texts(2000)
const bilingual = z.strictObject({ fr: text, en: text })
const bilingualName = z.strictObject({ fr: name, en: name })
const date = partialDateSchema.nullable()
const list = <T extends z.ZodType>(item: T) => z.array(item).max(300)
const choice = <const T extends readonly [string, ...string[]]>(ids: T) => z.enum(ids).nullable()

const commune = z.strictObject({ name, insee: name })
const dataClasses = z.array(z.enum(DATA_CLASS_IDS)).max(DATA_CLASS_IDS.length)

const organisation = z.strictObject({
  name,
  nameEn: name.exactOptional(),
  role: choice(ROLES),
  detail: bilingual.exactOptional(),
  domain: name.exactOptional(),
  siren: name.exactOptional(),
  commune: commune.exactOptional(),
})

const figure = z.strictObject({
  count: z.int().nonnegative().nullable(),
  unit: choice(FIGURE_UNITS),
  basis: choice(FIGURE_BASES),
  date,
  source: address.nullable(),
  note: bilingual.nullable(),
})

const change = z.strictObject({
  date,
  source: address,
  exposure: z.strictObject({ from: choice(EXPOSURES), to: choice(EXPOSURES) }).exactOptional(),
  dataClasses: z.strictObject({ added: dataClasses, removed: dataClasses }).exactOptional(),
  note: bilingual.exactOptional(),
})

const criterion = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('relation'),
    relation: choice(RELATIONS),
    with: bilingualName,
    condition: bilingual.exactOptional(),
    from: date,
    to: date,
    scope: choice(SCOPES),
  }),
  z.strictObject({
    type: z.literal('commune'),
    as: z.array(z.enum(COMMUNE_RELATIONS)).max(COMMUNE_RELATIONS.length),
    communes: list(commune),
    condition: bilingual.exactOptional(),
    scope: choice(SCOPES),
  }),
])

const decision = z.strictObject({
  authority: name,
  date,
  publishedOn: date,
  amountEur: z.int().nonnegative().nullable(),
  reference: name.nullable(),
  note: bilingual.nullable(),
})

export const draftIncidentSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(80),
  title: bilingual,
  organisations: list(organisation),
  sector: choice(SECTORS),
  country: z.literal('FR'),
  kind: choice(INCIDENT_KINDS),
  exposure: choice(EXPOSURES),
  dates: z.strictObject({
    occurredFrom: date,
    occurredTo: date,
    detected: date,
    disclosed: date,
    claimed: date,
    restored: date,
  }),
  affected: list(figure),
  dataClasses,
  dataClassesNotExposed: dataClasses,
  changes: list(change),
  population: z.strictObject({ fr: text, en: text, criteria: list(criterion) }),
  threatActor: z
    .strictObject({
      name,
      qualifier: z.enum(['forum-alias', 'claimants-name']).nullable(),
      basis: z.literal('claimed'),
    })
    .nullable(),
  regulatory: z.strictObject({
    cnilNotified: z.literal(true).nullable(),
    decisions: list(decision),
    judicial: bilingual.nullable(),
  }),
  notes: bilingual.nullable(),
  sources: list(z.strictObject({ url: address, publisher: name, date, supports: bilingual })),
  confidence: choice(['high', 'medium', 'low']),
  contradictions: list(bilingual),
  checked: choice(['confirmed', 'corrected', 'unconfirmed']),
  caveat: z.boolean(),
})

export type DraftIncident = z.infer<typeof draftIncidentSchema>

/** A record as a draft of its next version. */
export const draftOf = (incident: Incident): DraftIncident => draftIncidentSchema.parse(incident)

/** A draft of which only its id is known, and perhaps whose it is. */
export function emptyDraft({
  id,
  organisation,
}: {
  readonly id: string
  readonly organisation?: string
}): DraftIncident {
  const nothing = { fr: '', en: '' }
  return {
    id,
    title: { ...nothing },
    organisations: organisation === undefined ? [] : [{ name: organisation, role: 'controller' }],
    sector: null,
    country: 'FR',
    kind: null,
    exposure: null,
    dates: { occurredFrom: null, occurredTo: null, detected: null, disclosed: null, claimed: null, restored: null },
    affected: [],
    dataClasses: [],
    dataClassesNotExposed: [],
    changes: [],
    population: { ...nothing, criteria: [] },
    threatActor: null,
    regulatory: { cnilNotified: null, decisions: [], judicial: null },
    notes: null,
    sources: [],
    confidence: null,
    contradictions: [],
    // Nobody else has looked at it yet.
    checked: 'unconfirmed',
    caveat: false,
  }
}

/** Why a draft cannot be public yet. `path` is as in `title.fr` or `sources.0.url`; '' for a rule about the whole. */
export interface DraftFault {
  readonly path: string
  readonly code: 'missing' | 'invalid' | 'nir' | 'rule'
  /** Of a broken rule about several fields: the record's own sentence for it, in English. */
  readonly rule?: string
}

export type PublicRecord =
  | { readonly ok: true; readonly incident: Incident }
  | { readonly ok: false; readonly faults: readonly DraftFault[] }

/** The record that a draft would become, or all that keeps it from becoming one. */
export function publicRecordOf(draft: DraftIncident): PublicRecord {
  const tidy = tidied(draft)
  const result = incidentSchema.safeParse(tidy)
  const faults: DraftFault[] = nirPaths(tidy).map(path => ({ path, code: 'nir' }))
  if (!result.success) faults.push(...result.error.issues.map(issue => faultOf(issue, tidy)))
  // Rules about the whole are looked at once its parts are right: this one is said at once.
  if (draft.exposure !== 'none' && draft.population.criteria.length === 0) {
    faults.push({ path: 'population.criteria', code: 'missing' })
  }
  if (faults.length > 0) return { ok: false, faults: unique(faults) }
  return { ok: true, incident: result.data! }
}

/** Classes whose exposure makes an incident sensitive: of GDPR art. 9 (health, biometrics) and art. 10 (offences). */
const SENSITIVE = new Set<DataClass>([
  'health-data',
  'health-reimbursements',
  'medical-records',
  'prescriptions',
  'test-results',
  'care-visits',
  'disability-status',
  'biometric-data',
  'judicial-records',
  'wanted-person-records',
])

/** Whether to be known as somebody in such an incident says something about that person which the law protects more. */
export const isSensitive = (classes: readonly DataClass[]): boolean => classes.some(one => SENSITIVE.has(one))

const CONTROL = /(?![\n\t])\p{Cc}/gu

/** Without what was left empty, and without stray spaces and control characters. */
function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').replace(CONTROL, '').trim()
  if (Array.isArray(value)) return value.map(tidied).filter(one => !isEmpty(one))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, tidied(one)] as const)
  const tidy = Object.fromEntries(entries.flatMap(([key, one]) => kept(key, one)))
  // Keys that may be null, where they were emptied: a figure's and a decision's note among them, but not a change's.
  return 'note' in value && !('note' in tidy) && ('count' in value || 'authority' in value)
    ? { ...tidy, note: null }
    : tidy
}

const OPTIONAL: ReadonlySet<string> = new Set(['nameEn', 'detail', 'domain', 'siren', 'commune', 'condition', 'note'])
const NULLABLE: ReadonlySet<string> = new Set(['notes', 'judicial', 'reference', 'source', 'threatActor'])

function kept(key: string, value: unknown): [string, unknown][] {
  const empty = key === 'threatActor' ? (value as { name?: string } | null)?.name === '' : isEmpty(value)
  if (!empty) return [[key, value]]
  if (OPTIONAL.has(key)) return []
  return [[key, NULLABLE.has(key) ? null : value]]
}

/** An empty text, or an object of nothing else. */
const isEmpty = (value: unknown): boolean =>
  value === '' ||
  (typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).length > 0 &&
    Object.values(value).every(one => one === ''))

function faultOf(issue: z.core.$ZodIssue, record: unknown): DraftFault {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'custom' && typeof issue.message === 'string' && /^an? /.test(issue.message)) {
    return { path, code: 'rule', rule: issue.message }
  }
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], record)
  const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  return { path, code: empty ? 'missing' : 'invalid' }
}

function nirPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return mentionsNir(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => nirPaths(one, path === '' ? key : `${path}.${key}`))
}

const unique = (faults: readonly DraftFault[]): DraftFault[] => [
  ...new Map(faults.map(one => [`${one.path} ${one.code} ${one.rule ?? ''}`, one])).values(),
]
