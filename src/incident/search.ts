/** Searching, filtering, sorting and paging through incidents, as `GET /v1/incidents` answers. */
import * as z from 'zod'
import { EXPOSURES, INCIDENT_KINDS, ROLES, SECTORS } from './closed-lists.ts'
import { communesOf } from './communes.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { DATA_CLASS_IDS } from './data-classes.ts'
import { type FacetCounts, filterByFacets } from './facets.ts'
import { fold } from './fold.ts'
import { comparePositions, type Position, positionOf, SORTS, sortIncidents } from './order.ts'
import { type Incident, inseeSchema } from './record.ts'
import { type IncidentSummary, summarise } from './summary.ts'

export const DEFAULT_LIMIT = 20
export const MAX_LIMIT = 100
const MAX_WORDS = 12

/**
 * The query string of `GET /v1/incidents`. `limit` 1–100, 20 by default; `q` at most 100 characters; `year` of disclosure; `commune` an INSEE
 * code; a cursor belongs to the sort that it was given for.
 */
export const incidentQuerySchema = z
  .strictObject({
    q: z.string().max(100).exactOptional(),
    sector: z.enum(SECTORS).exactOptional(),
    kind: z.enum(INCIDENT_KINDS).exactOptional(),
    exposure: z.enum(EXPOSURES).exactOptional(),
    dataClass: z.enum(DATA_CLASS_IDS).exactOptional(),
    year: z
      .string()
      .regex(/^2\d{3}$/)
      .exactOptional(),
    role: z.enum(ROLES).exactOptional(),
    commune: inseeSchema.exactOptional(),
    sort: z.enum(SORTS).default('disclosed'),
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
  .refine(({ sort, cursor }) => cursor === undefined || cursor.sort === sort, {
    path: ['cursor'],
    error: 'a cursor of another sort',
  })

/** A checked query: `cursor` is the position after which the page starts. */
export type IncidentQuery = z.infer<typeof incidentQuerySchema>

/** One page. `total` counts what the filters let through, on all pages. `nextCursor` is null on the last page. */
export interface IncidentPage {
  readonly incidents: readonly IncidentSummary[]
  readonly total: number
  readonly nextCursor: string | null
  readonly facets: FacetCounts
}

/** What free text is looked for in: titles, organisations and communes. */
function searchableText(incident: Incident): string {
  const names = incident.organisations.flatMap(({ name, nameEn, detail, domain }) => [
    name,
    nameEn,
    detail?.fr,
    detail?.en,
    domain,
  ])
  const communes = communesOf(incident).flatMap(({ name, insee }) => [name, insee])
  return fold([incident.id, incident.title.fr, incident.title.en, ...names, ...communes].join(' '))
}

/** The incidents in whose titles, organisations or communes every word occurs. */
function withWords(incidents: readonly Incident[], q: string): readonly Incident[] {
  const words = fold(q)
    .split(' ')
    .filter(word => word !== '')
    .slice(0, MAX_WORDS)
  if (words.length === 0) return incidents
  return incidents.filter(incident => {
    const text = searchableText(incident)
    return words.every(word => text.includes(word))
  })
}

/** One page of the incidents that match, in the order asked for. Every word of `q` must occur. */
export function searchIncidents(incidents: readonly Incident[], query: IncidentQuery): IncidentPage {
  const { q = '', sort, limit, cursor, ...filters } = query
  const { found, facets } = filterByFacets(withWords(incidents, q), filters)
  const sorted = sortIncidents(found, sort)
  const start = cursor === undefined ? 0 : sorted.findIndex(one => comparePositions(positionOf(one, sort), cursor) > 0)
  const page = start === -1 ? [] : sorted.slice(start, start + limit)
  const last = page.at(-1)
  return {
    incidents: page.map(summarise),
    total: found.length,
    nextCursor: last !== undefined && last !== sorted.at(-1) ? encodeCursor(positionOf(last, sort)) : null,
    facets,
  }
}
