/**
 * What was known about an incident, and when: its disclosure, every dated figure and every recorded change in one list.
 *
 * The record keeps what stands. The state at disclosure is found by taking the changes back, the last one first.
 */
import { inOrder } from './chronology.ts'
import type { Exposure } from './closed-lists.ts'
import { DATA_CLASS_IDS, type DataClass } from './data-classes.ts'
import { earliestDay, type PartialDate } from './partial-date.ts'
import type { Change, Figure, Incident } from './record.ts'

interface Dated {
  readonly date: PartialDate
  /** Address of the page that bears it out, one of the record's sources; null where none is dated that day. */
  readonly source: string | null
}

/** One step. `disclosed` has the state then; `exposure` and `data-classes` say what changed; a figure may be without a count. */
export type Revision =
  | (Dated & {
      readonly kind: 'disclosed'
      readonly exposure: Exposure
      readonly dataClasses: readonly DataClass[]
    })
  | (Dated & { readonly kind: 'figure'; readonly figure: Figure })
  | (Dated & {
      readonly kind: 'exposure'
      readonly exposure: { readonly from: Exposure; readonly to: Exposure }
      readonly note?: { readonly fr: string; readonly en: string }
    })
  | (Dated & {
      readonly kind: 'data-classes'
      readonly dataClasses: { readonly added: readonly DataClass[]; readonly removed: readonly DataClass[] }
      readonly note?: { readonly fr: string; readonly en: string }
    })

export type RevisionKind = Revision['kind']

type Recorded = Pick<Incident, 'dates' | 'exposure' | 'affected' | 'dataClasses' | 'changes' | 'sources'>

/** All revisions, oldest first. Figures whose date is unknown are not among them. */
export function revisionsOf(incident: Recorded): Revision[] {
  const figures = incident.affected.flatMap((figure): Revision[] =>
    figure.date === null ? [] : [{ date: figure.date, kind: 'figure', figure, source: figure.source }],
  )
  return inOrder([disclosure(incident), ...figures, ...incident.changes.flatMap(revisionsOfChange)])
}

function disclosure({ dates, exposure, dataClasses, changes, sources }: Recorded): Revision {
  const classes = new Set(dataClasses)
  let exposed = exposure
  for (const change of changes.toReversed()) {
    exposed = change.exposure?.from ?? exposed
    for (const one of change.dataClasses?.added ?? []) classes.delete(one)
    for (const one of change.dataClasses?.removed ?? []) classes.add(one)
  }
  return {
    date: dates.disclosed,
    kind: 'disclosed',
    exposure: exposed,
    dataClasses: DATA_CLASS_IDS.filter(one => classes.has(one)),
    source: sources.find(({ date }) => date === dates.disclosed)?.url ?? null,
  }
}

function revisionsOfChange({ date, source, exposure, dataClasses, note }: Change): Revision[] {
  const said = note === undefined ? {} : { note }
  return [
    ...(exposure === undefined ? [] : [{ date, kind: 'exposure' as const, exposure, ...said, source }]),
    ...(dataClasses === undefined ? [] : [{ date, kind: 'data-classes' as const, dataClasses, ...said, source }]),
  ]
}

/**
 * The day of the newest thing known: the last revision, or an authority's decision made public after it. Of a month or a year it is the first
 * day, so that it is never in the future.
 */
export function lastChangeOf(incident: Recorded & Pick<Incident, 'regulatory'>): string {
  const decided = incident.regulatory.decisions.map(({ date, publishedOn }) => publishedOn ?? date)
  const days = [...revisionsOf(incident).map(({ date }) => date), ...decided].map(earliestDay)
  return days.sort().at(-1)!
}
