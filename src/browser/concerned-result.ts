/** What the questionnaire found, as elements. */
import type { Match } from '../incident/population.ts'
import type { IncidentCard } from '../site/cards.ts'
import { formatDate } from '../site/format.ts'
import { concernedMessages } from '../site/messages/concerned.ts'
import { criterionText } from '../site/messages/criteria.ts'
import { confidences, exposures } from '../site/messages/terms.ts'
import { pathOf } from '../site/paths.ts'
import { el } from './dom.ts'
import { pageLanguage } from './page-language.ts'

export interface Found extends Match {
  readonly card: IncidentCard
}

/** The incidents found, presumed before possible, each the most recent first. */
export function foundList(found: readonly Found[]): Node[] {
  const m = concernedMessages[pageLanguage()]
  const part = (verdict: Match['verdict'], title: (count: number) => string, text: string): Node[] => {
    const some = found.filter(one => one.verdict === verdict)
    if (some.length === 0) return []
    return [
      el('h3', {}, title(some.length)),
      el('p', {}, text),
      el('ul', { class: 'found', 'data-verdict': verdict }, ...some.map(foundItem)),
    ]
  }
  return [...part('presumed', m.presumed, m.presumedText), ...part('possible', m.possible, m.possibleText)]
}

function foundItem({ card, because }: Found): HTMLElement {
  const language = pageLanguage()
  const m = concernedMessages[language]
  const tone = card.exposure === 'confirmed' ? 'alert' : 'caution'
  return el(
    'li',
    { class: 'card', 'data-incident': card.id },
    el('h4', {}, el('a', { href: pathOf('incident', language, { id: card.id }) }, card.title)),
    el(
      'ul',
      { class: 'badges' },
      el('li', { class: `badge ${tone}` }, exposures[language][card.exposure].label),
      el('li', { class: 'badge' }, `${m.disclosed} ${formatDate(card.disclosed, language)}`),
      card.caveat && el('li', { class: 'badge caution' }, confidences[language].low.label),
    ),
    card.exposure !== 'confirmed' && el('p', { class: 'quiet' }, exposures[language][card.exposure].meaning),
    el('p', {}, card.population),
    el('p', {}, el('strong', {}, m.because)),
    el('ul', {}, ...because.map(one => el('li', {}, criterionText(one, language)))),
  )
}
