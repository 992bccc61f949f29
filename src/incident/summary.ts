/** What a list shows of an incident: enough to recognise it and to judge it, with the full record one link away. */
import type { DataClass } from './data-classes.ts'
import type { Figure, Incident } from './record.ts'

/** A line in a list of incidents. `caveat`: show only with a visible caution. `affected`: the figure that stands. */
export interface IncidentSummary
  extends Pick<Incident, 'id' | 'title' | 'sector' | 'kind' | 'exposure' | 'confidence'> {
  readonly organisations: readonly Pick<Incident['organisations'][number], 'name' | 'nameEn' | 'role'>[]
  readonly disclosed: string
  readonly occurredFrom: string | null
  readonly affected: Pick<Figure, 'count' | 'unit' | 'basis'> | null
  readonly dataClasses: readonly DataClass[]
  readonly caveat: boolean
}

/** The figure that stands: the last one that counts something, or null when none does. */
export function standingFigure(incident: Pick<Incident, 'affected'>): Figure | null {
  return incident.affected.findLast(figure => figure.count !== null) ?? null
}

/** The line that stands for an incident in a list. */
export function summarise(incident: Incident): IncidentSummary {
  const figure = standingFigure(incident)
  return {
    id: incident.id,
    title: incident.title,
    organisations: incident.organisations.map(({ name, nameEn, role }) =>
      nameEn === undefined ? { name, role } : { name, nameEn, role },
    ),
    sector: incident.sector,
    kind: incident.kind,
    exposure: incident.exposure,
    disclosed: incident.dates.disclosed,
    occurredFrom: incident.dates.occurredFrom,
    affected: figure && { count: figure.count, unit: figure.unit, basis: figure.basis },
    dataClasses: incident.dataClasses,
    confidence: incident.confidence,
    caveat: incident.caveat,
  }
}
