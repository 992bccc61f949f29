/** What the plan is for: the incident that the address names, or else what was found in this tab. */
import type { CardDocument, IncidentCard } from '../site/cards.ts'
import { planMessages } from '../site/messages/plan.ts'
import { pathOf } from '../site/paths.ts'
import { byId, el } from './dom.ts'
import { found, type How } from './found.ts'
import { pageLanguage } from './page-language.ts'

export interface Concern {
  readonly card: IncidentCard
  readonly how: How | 'linked'
}

const ORDER: readonly Concern['how'][] = ['linked', 'listed', 'presumed', 'possible']

/** Each incident once, the surest reason first. */
export function concerns({ incidents }: CardDocument, fragment: string): Concern[] {
  const linked = incidents.find(one => `#${one.id}` === fragment)
  if (linked) return [{ card: linked, how: 'linked' }]
  const surest = new Map<string, How>()
  for (const { id, how } of found()) {
    const known = surest.get(id)
    if (known === undefined || ORDER.indexOf(how) < ORDER.indexOf(known)) surest.set(id, how)
  }
  return incidents
    .filter(card => surest.has(card.id))
    .map(card => ({ card, how: surest.get(card.id)! }))
    .sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
}

/** Says above the plan what it is for. */
export function showConcerns(list: readonly Concern[]): void {
  const language = pageLanguage()
  const m = planMessages[language]
  const box = byId('plan-for')
  box.hidden = list.length === 0
  if (list.length === 0) return
  const leaking = list.filter(({ card }) => card.exposure !== 'none')
  const unknown = leaking.some(({ card }) => card.dataClasses.length === 0)
  box.replaceChildren(
    el('p', {}, el('strong', {}, m.planFor)),
    el(
      'ul',
      {},
      ...list.map(({ card, how }) =>
        el('li', {}, el('a', { href: pathOf('incident', language, { id: card.id }) }, card.title), ` (${m.how[how]})`),
      ),
    ),
    ...(leaking.length === 0 ? [el('p', {}, m.nothingLeaked)] : []),
    ...(unknown ? [el('p', {}, m.unknownClasses)] : []),
  )
}
