/** What happened, in order: the incident itself, its discovery, what was said in public, and what authorities decided. */
import { inOrder } from './chronology.ts'
import type { PartialDate } from './partial-date.ts'
import type { Incident } from './record.ts'

/**
 * One event. `occurred` has both ends of the period as far as they are known; where only its end is, `date` is that. `claimed`: somebody
 * said publicly that they did it, or offered the data. `decided`: an authority's decision, which may be published later.
 */
export type TimelineEvent =
  | {
      readonly kind: 'occurred'
      readonly date: PartialDate
      readonly from: PartialDate | null
      readonly to: PartialDate | null
    }
  | { readonly kind: 'detected' | 'claimed' | 'disclosed' | 'restored'; readonly date: PartialDate }
  | {
      readonly kind: 'decided'
      readonly date: PartialDate
      readonly publishedOn: PartialDate | null
      readonly authority: string
      readonly amountEur: number | null
      readonly reference: string | null
    }

export type TimelineEventKind = TimelineEvent['kind']

/** The events of an incident, oldest first; among those whose dates leave it open, in the order in which such things happen. */
export function timelineOf({ dates, regulatory }: Pick<Incident, 'dates' | 'regulatory'>): TimelineEvent[] {
  const { occurredFrom: from, occurredTo: to } = dates
  const begun = from ?? to
  const occurred: TimelineEvent[] = begun === null ? [] : [{ kind: 'occurred', date: begun, from, to }]
  const single = (['detected', 'claimed', 'disclosed', 'restored'] as const).flatMap((kind): TimelineEvent[] => {
    const date = dates[kind]
    return date === null ? [] : [{ kind, date }]
  })
  const decided = regulatory.decisions.map(
    ({ date, publishedOn, authority, amountEur, reference }): TimelineEvent => ({
      kind: 'decided',
      date,
      publishedOn,
      authority,
      amountEur,
      reference,
    }),
  )
  return inOrder([...occurred, ...single, ...decided])
}
