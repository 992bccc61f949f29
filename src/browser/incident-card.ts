/** An incident as a person in it needs it first: who, when, what leaked, what did not, how sure that is, and who says so. */
import type { DataClass } from '../incident/data-classes.ts'
import { isGrave } from '../incident/seriousness.ts'
import type { CardDocument, IncidentCard } from '../site/cards.ts'
import { COLON, formatDate, formatPeriod } from '../site/format.ts'
import type { Language } from '../site/language.ts'
import { cardMessages } from '../site/messages/card.ts'
import { confidences, exposures, figureWords } from '../site/messages/terms.ts'
import { pathOf } from '../site/paths.ts'
import { type Child, el } from './dom.ts'

/** More bodies than this are counted, not named. */
const MAX_NAMES = 3

export interface ShownIncident {
  readonly card: IncidentCard
  /** What the list says of those in it; it may be less than the incident's. */
  readonly dataClasses: readonly DataClass[]
  /** The list is one of the demo's. */
  readonly synthetic: boolean
}

/** The card. `labels` are the words for data classes. */
export function incidentCard(
  { card, dataClasses, synthetic }: ShownIncident,
  labels: CardDocument['labels'],
  language: Language,
): HTMLElement {
  const m = cardMessages[language]
  const { label, meaning } = confidences[language][card.confidence]
  const chips = (classes: readonly DataClass[], absent = false) =>
    el(
      'ul',
      { class: absent ? 'chips absent' : 'chips' },
      ...classes.map(id => el('li', { class: !absent && isGrave(id) && 'sensitive' }, labels[id] ?? id)),
    )
  return el(
    'article',
    { class: 'card' },
    el('h3', {}, link(card, language)),
    el(
      'ul',
      { class: 'badges' },
      el(
        'li',
        { class: card.exposure === 'confirmed' ? 'badge alert' : 'badge caution' },
        exposures[language][card.exposure].label,
      ),
      card.caveat && el('li', { class: 'badge caution' }, confidences[language].low.label),
      synthetic && el('li', { class: 'badge' }, m.synthetic),
    ),
    el('h4', {}, m.exposed),
    dataClasses.length === 0 ? el('p', {}, m.exposedUnknown) : chips(dataClasses),
    card.dataClassesNotExposed.length > 0 && el('h4', {}, m.notExposed),
    card.dataClassesNotExposed.length > 0 && chips(card.dataClassesNotExposed, true),
    el(
      'dl',
      { class: 'facts' },
      ...fact(m.organisation, organisations(card, language)),
      ...fact(m.occurred, formatPeriod(card.occurredFrom, card.occurredTo, language)),
      ...fact(m.disclosed, formatDate(card.disclosed, language)),
      ...fact(m.affected, affected(card, language)),
      ...fact(m.howSure, `${label}${COLON[language]}${meaning}`),
    ),
    sources(card, language),
  )
}

/** An incident whose record could not be read: its name in the catalogue, with a link to its page. */
export const bareIncident = (id: string, language: Language): HTMLElement =>
  el('article', { class: 'card' }, el('h3', {}, el('a', { href: pathOf('incident', language, { id }) }, id)))

const link = ({ id, title }: IncidentCard, language: Language): HTMLElement =>
  el('a', { href: pathOf('incident', language, { id }) }, title)

const fact = (term: string, value: string | null): Child[] =>
  value === null ? [] : [el('dt', {}, term), el('dd', {}, value)]

function organisations({ organisations }: IncidentCard, language: Language): string {
  const names = organisations.slice(0, MAX_NAMES).map(({ name }) => name)
  const others = organisations.length - names.length
  return names.join(', ') + (others > 0 ? ` ${cardMessages[language].others(others)}` : '')
}

function affected({ figure }: IncidentCard, language: Language): string | null {
  const words = figure && figureWords(figure, language)
  return words && `${words.count} (${words.basis})`
}

function sources({ sources }: IncidentCard, language: Language): HTMLElement {
  const m = cardMessages[language]
  return el(
    'details',
    {},
    el('summary', {}, m.sources(sources.length)),
    el(
      'ul',
      { class: 'sources' },
      ...sources.map(({ url, publisher, date }) =>
        el(
          'li',
          {},
          el('a', { href: url, rel: 'noopener noreferrer external' }, publisher),
          `, ${date === null ? m.undated : formatDate(date, language)}`,
        ),
      ),
    ),
  )
}
