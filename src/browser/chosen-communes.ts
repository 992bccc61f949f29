/** The communes that a person named, each with what they are to it. */

import { COMMUNE_RELATIONS, type CommuneRelation } from '../incident/closed-lists.ts'
import type { CommuneName } from '../incident/commune-search.ts'
import { departmentOf } from '../incident/communes.ts'
import { type CommuneAnswer, conditionKey } from '../incident/population.ts'
import type { Criterion } from '../incident/record.ts'
import { concernedMessages } from '../site/messages/concerned.ts'
import { button, byId, el } from './dom.ts'
import { pageLanguage } from './page-language.ts'

export interface ChosenCommunes {
  /** Adds one, unless it is there. The criteria of all incidents tell what more can be asked about it. */
  add(commune: CommuneName, criteria: readonly Criterion[]): void
  answers(): CommuneAnswer[]
  clear(): void
}

/** `changed` is called after every change. */
export function createChosenCommunes(changed: () => void): ChosenCommunes {
  const language = pageLanguage()
  const m = concernedMessages[language]
  const list = byId('chosen-communes')
  const status = byId('commune-status')

  const remove = (item: HTMLElement, name: string): void => {
    item.remove()
    list.hidden = list.children.length === 0
    status.textContent = m.communeRemoved(name)
    byId('commune').focus()
    changed()
  }
  const checkbox = (label: string, attributes: Record<string, string>, checked: boolean): HTMLElement => {
    const input = el('input', { type: 'checkbox', autocomplete: 'off', ...attributes, checked })
    input.addEventListener('change', changed)
    return el('label', { class: 'choice' }, input, ' ', el('span', {}, label))
  }
  return {
    add(commune, criteria) {
      const name = commune.within ?? commune.name
      const present = list.querySelector<HTMLElement>(`[data-insee="${commune.insee}"]`)
      if (present) return present.querySelector('input')?.focus()
      const title = `${name} (${departmentOf(commune.insee)})`
      const away = button(m.remove, () => remove(item, title))
      away.setAttribute('aria-label', m.removeCommune(title))
      const conditions = new Map(
        criteria
          .filter(one => one.type === 'commune' && one.communes.some(({ insee }) => insee === commune.insee))
          .flatMap(one => (one.condition ? [[conditionKey(one)!, one.condition[language]] as const] : [])),
      )
      const item = el(
        'li',
        { class: 'card', 'data-insee': commune.insee },
        el('header', {}, el('h3', {}, title), away),
        el(
          'fieldset',
          { 'aria-label': title },
          ...COMMUNE_RELATIONS.map(as => checkbox(m.as[as], { 'data-as': as }, as === 'resident')),
          conditions.size > 0 && el('p', {}, m.conditions),
          ...[...conditions].map(([key, label]) => checkbox(label, { 'data-condition': key }, false)),
        ),
      )
      list.append(item)
      list.hidden = false
      status.textContent = m.communeAdded(title)
      changed()
    },
    answers: () =>
      [...list.children].map(item => ({
        insee: (item as HTMLElement).dataset.insee!,
        as: ticked(item, 'as') as CommuneRelation[],
        conditions: ticked(item, 'condition'),
      })),
    clear() {
      list.replaceChildren()
      list.hidden = true
    },
  }
}

/** The values of a data attribute on the boxes that are ticked. */
export function ticked(container: Element, name: 'as' | 'condition'): string[] {
  return [...container.querySelectorAll<HTMLInputElement>(`[data-${name}]:checked`)].map(box => box.dataset[name]!)
}
