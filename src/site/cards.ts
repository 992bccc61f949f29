/**
 * Every incident, as short as a page on a phone needs it, in one language and one document: whoever asks gets all of it, so that
 * asking tells nothing about the person.
 */
import { DATA_CLASS_IDS, DATA_CLASSES, type DataClass } from '../incident/data-classes.ts'
import { sortIncidents } from '../incident/order.ts'
import type { Criterion, Figure, Incident, Organisation, Source } from '../incident/record.ts'
import { standingFigure } from '../incident/summary.ts'
import type { Language } from './language.ts'
import { nameOf } from './messages/terms.ts'

/** An incident in one language. Dates are partial dates; `figure` is the one that stands. */
export interface IncidentCard extends Pick<Incident, 'id' | 'sector' | 'kind' | 'exposure' | 'confidence' | 'caveat'> {
  readonly title: string
  readonly organisations: readonly (Pick<Organisation, 'role'> & { readonly name: string })[]
  readonly occurredFrom: string | null
  readonly occurredTo: string | null
  readonly disclosed: string
  readonly figure: Pick<Figure, 'count' | 'unit' | 'basis' | 'source'> | null
  readonly dataClasses: readonly DataClass[]
  readonly dataClassesNotExposed: readonly DataClass[]
  readonly sources: readonly Pick<Source, 'url' | 'publisher' | 'date'>[]
  /** Who is concerned, in one sentence, and as criteria. */
  readonly population: string
  readonly criteria: readonly Criterion[]
}

/** The document `GET /data/incidents-{language}.json`. */
export interface CardDocument {
  readonly epoch: number
  readonly labels: Readonly<Record<DataClass, string>>
  readonly incidents: readonly IncidentCard[]
}

function cardOf(incident: Incident, language: Language): IncidentCard {
  const { id, sector, kind, exposure, confidence, caveat, dates, dataClasses, dataClassesNotExposed, population } =
    incident
  const figure = standingFigure(incident)
  return {
    id,
    title: incident.title[language],
    organisations: incident.organisations.map(body => ({ name: nameOf(body, language), role: body.role })),
    sector,
    kind,
    exposure,
    occurredFrom: dates.occurredFrom,
    occurredTo: dates.occurredTo,
    disclosed: dates.disclosed,
    figure: figure && { count: figure.count, unit: figure.unit, basis: figure.basis, source: figure.source },
    dataClasses,
    dataClassesNotExposed,
    confidence,
    caveat,
    sources: incident.sources.map(({ url, publisher, date }) => ({ url, publisher, date })),
    population: population[language],
    criteria: population.criteria,
  }
}

/** All incidents, most recent disclosure first. */
export function cardDocument(epoch: number, incidents: readonly Incident[], language: Language): CardDocument {
  const labels = Object.fromEntries(DATA_CLASS_IDS.map(id => [id, DATA_CLASSES[id].label[language]]))
  return {
    epoch,
    labels: labels as Record<DataClass, string>,
    incidents: sortIncidents(incidents, 'disclosed').map(incident => cardOf(incident, language)),
  }
}
