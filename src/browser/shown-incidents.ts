/** The incidents of an answer as cards, most serious first. */
import type { DataClass } from '../incident/data-classes.ts'
import { bySeriousness } from '../incident/seriousness.ts'
import type { CheckResult } from '../lookup/check.ts'
import type { CardDocument } from '../site/cards.ts'
import type { Language } from '../site/language.ts'
import { bareIncident, incidentCard, type ShownIncident } from './incident-card.ts'

type DataSets = Extract<CheckResult, { readonly state: 'listed' }>['datasets']

/** A card for each id; for those that the document lacks, or without a document, a link to the incident's page, last. */
export function shownIncidents(
  ids: readonly string[],
  datasets: DataSets,
  cards: CardDocument | null,
  language: Language,
): HTMLElement[] {
  const known = cards === null ? [] : ids.flatMap(id => shownOf(id, datasets, cards) ?? [])
  const bare = ids.filter(id => !known.some(({ card }) => card.id === id))
  const weighed = ({ card, dataClasses }: ShownIncident) => ({ id: card.id, disclosed: card.disclosed, dataClasses })
  return [
    ...known
      .sort((a, b) => bySeriousness(weighed(a), weighed(b)))
      .map(one => incidentCard(one, cards!.labels, language)),
    ...bare.map(id => bareIncident(id, language)),
  ]
}

/** What the lists say of the people in them, joined over an incident's lists; what the record says when they say nothing. */
function shownOf(id: string, datasets: DataSets, { incidents, labels }: CardDocument): ShownIncident | null {
  const card = incidents.find(one => one.id === id)
  if (!card) return null
  const own = datasets.filter(one => one.incident === id)
  const listed = [...new Set(own.flatMap(one => one.dataClasses))].filter((one): one is DataClass =>
    Object.hasOwn(labels, one),
  )
  return {
    card,
    dataClasses: listed.length === 0 ? card.dataClasses : listed,
    synthetic: own.some(one => one.synthetic),
  }
}
