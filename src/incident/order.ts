/**
 * The orders that lists of incidents can have, as a key for each incident that a cursor can carry.
 *
 * Keys are compared as plain text, not by a locale's rules: those differ between engines and their versions, and a cursor made on one
 * server must be a place in the same list on another.
 */
import { byText, fold } from './fold.ts'
import { latestFirst } from './partial-date.ts'
import type { Incident } from './record.ts'
import { standingFigure } from './summary.ts'

/**
 * `disclosed`: most recent first. `affected`: by the figure that stands, largest first whatever it counts, without a figure last.
 * `title`: by the French title, without regard to case and accents.
 */
export const SORTS = ['disclosed', 'affected', 'title'] as const

export type Sort = (typeof SORTS)[number]

/** A place in one order: the key of an incident, and its id where keys are the same. */
export interface Position {
  readonly sort: Sort
  readonly key: string
  readonly id: string
}

const MAX_TITLE_KEY = 60

const KEYS: Readonly<Record<Sort, (incident: Incident) => string>> = {
  disclosed: incident => incident.dates.disclosed,
  affected: incident => String(standingFigure(incident)?.count ?? ''),
  // Code points, so that no character is cut in two.
  title: incident => [...fold(incident.title.fr)].slice(0, MAX_TITLE_KEY).join(''),
}

const COMPARISONS: Readonly<Record<Sort, (a: string, b: string) => number>> = {
  disclosed: latestFirst,
  affected: (a, b) => Number(b) - Number(a),
  title: byText,
}

/** Where an incident stands. */
export function positionOf(incident: Incident, sort: Sort): Position {
  return { sort, key: KEYS[sort](incident), id: incident.id }
}

/** An order, as a comparison of positions in it. */
export function comparePositions(a: Position, b: Position): number {
  return COMPARISONS[a.sort](a.key, b.key) || byText(a.id, b.id)
}

/** The incidents in an order; the list given is left alone. */
export function sortIncidents(incidents: readonly Incident[], sort: Sort): Incident[] {
  return incidents
    .map(incident => ({ incident, position: positionOf(incident, sort) }))
    .sort((a, b) => comparePositions(a.position, b.position))
    .map(({ incident }) => incident)
}
