/** Searching, filtering and paging through incidents, as `GET /v1/incidents` answers. */
import { z } from 'zod'
import { comparePositions, decodeCursor, encodeCursor, type Position } from './cursor.ts'
import { DATA_CLASS_IDS } from './data-classes.ts'
import { fold } from './fold.ts'
import { EXPOSURES, INCIDENT_KINDS, type Incident, SECTORS } from './record.ts'
import { type IncidentSummary, summarise } from './summary.ts'

export const DEFAULT_LIMIT = 20
export const MAX_LIMIT = 100
const MAX_WORDS = 12

/** The query string of `GET /v1/incidents`. `limit` 1–100, 20 by default; `q` at most 100 characters; `year` of disclosure. */
export const incidentQuerySchema = z.strictObject({
  q: z.string().max(100).exactOptional(),
  sector: z.enum(SECTORS).exactOptional(),
  kind: z.enum(INCIDENT_KINDS).exactOptional(),
  exposure: z.enum(EXPOSURES).exactOptional(),
  dataClass: z.enum(DATA_CLASS_IDS).exactOptional(),
  year: z
    .string()
    .regex(/^2\d{3}$/)
    .exactOptional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT))
    .default(DEFAULT_LIMIT),
  cursor: z
    .string()
    .transform((cursor, context): Position => {
      const position = decodeCursor(cursor)
      if (position !== null) return position
      context.addIssue({ code: 'custom', message: 'not a cursor of this list' })
      return z.NEVER
    })
    .exactOptional(),
})

/** A checked query: `cursor` is the position after which the page starts. */
export type IncidentQuery = z.infer<typeof incidentQuerySchema>

/** One page. `total` counts what the filters let through, on all pages. `nextCursor` is null on the last page. */
export interface IncidentPage {
  readonly incidents: readonly IncidentSummary[]
  readonly total: number
  readonly nextCursor: string | null
}

const positionOf = (incident: Incident): Position => ({ disclosed: incident.dates.disclosed, id: incident.id })

/** What free text is looked for in: titles, organisations and communes. */
function searchableText(incident: Incident): string {
  const names = incident.organisations.flatMap(({ name, nameEn, detail, domain, commune }) => [
    name,
    nameEn,
    detail?.fr,
    detail?.en,
    domain,
    commune?.name,
    commune?.insee,
  ])
  return fold([incident.id, incident.title.fr, incident.title.en, ...names].join(' '))
}

function matches(incident: Incident, query: IncidentQuery, words: readonly string[]): boolean {
  if (query.sector !== undefined && incident.sector !== query.sector) return false
  if (query.kind !== undefined && incident.kind !== query.kind) return false
  if (query.exposure !== undefined && incident.exposure !== query.exposure) return false
  if (query.dataClass !== undefined && !incident.dataClasses.includes(query.dataClass)) return false
  if (query.year !== undefined && !incident.dates.disclosed.startsWith(query.year)) return false
  if (words.length === 0) return true
  const text = searchableText(incident)
  return words.every(word => text.includes(word))
}

/** One page of the incidents that match, most recent disclosure first. Every word of `q` must occur. */
export function searchIncidents(incidents: readonly Incident[], query: IncidentQuery): IncidentPage {
  const words = fold(query.q ?? '')
    .split(' ')
    .filter(word => word !== '')
    .slice(0, MAX_WORDS)
  const found = incidents
    .filter(incident => matches(incident, query, words))
    .sort((a, b) => comparePositions(positionOf(a), positionOf(b)))
  const { cursor } = query
  const start = cursor === undefined ? 0 : found.findIndex(one => comparePositions(positionOf(one), cursor) > 0)
  const page = start === -1 ? [] : found.slice(start, start + query.limit)
  const last = page.at(-1)
  const more = last !== undefined && last !== found.at(-1)
  return {
    incidents: page.map(summarise),
    total: found.length,
    nextCursor: more ? encodeCursor(positionOf(last)) : null,
  }
}
