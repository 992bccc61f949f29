/** The list of what is watched, entry by entry. */
import type { CardDocument } from '../site/cards.ts'
import { formatInstant } from '../site/format.ts'
import type { Language } from '../site/language.ts'
import { watchListMessages } from '../site/messages/watch.ts'
import { pathOf } from '../site/paths.ts'
import { button, el } from './dom.ts'
import { MAX_NAME, type Watched } from './watch-store.ts'

export interface WatchActions {
  readonly forget: (one: Watched) => void
  readonly rename: (one: Watched, name: string) => void
  readonly note: (one: Watched) => void
}

/** One entry: its name, what is published about it, what is new. */
export function watchedView(
  one: Watched,
  cards: CardDocument | null,
  language: Language,
  on: WatchActions,
): HTMLElement {
  const m = watchListMessages[language]
  const { states } = m
  const old = one.incidents.filter(id => !one.fresh.includes(id))
  const list = (ids: readonly string[]) =>
    el('ul', {}, ...ids.map(id => el('li', {}, incidentLink(id, cards, language))))
  return el(
    'article',
    { class: 'card', 'aria-labelledby': `watched-${one.id}` },
    el('h3', { id: `watched-${one.id}` }, one.name),
    one.fresh.length > 0 &&
      el(
        'div',
        { class: 'notice alert' },
        el('p', {}, el('strong', {}, m.fresh(one.fresh.length))),
        list(one.fresh),
        el(
          'p',
          { class: 'actions' },
          el('a', { class: 'button', href: pathOf('plan', language) }, m.plan),
          button(m.noted, () => on.note(one)),
        ),
      ),
    el(
      'p',
      { class: one.state === 'outdated' ? 'notice caution' : false },
      one.state === 'listed' ? states.listed(one.incidents.length) : states[one.state],
    ),
    one.state === 'outdated' && el('p', {}, el('a', { href: pathOf('home', language) }, m.check)),
    old.length > 0 && list(old),
    el(
      'p',
      { class: 'small quiet' },
      `${m.since(formatInstant(one.since, 'day', language))}, ${m.checked(formatInstant(one.checked, 'minute', language))}.`,
    ),
    el(
      'details',
      { class: 'rename' },
      el('summary', {}, m.rename),
      renameForm(one, language, name => on.rename(one, name)),
    ),
    button(m.forgetOne(one.name), () => on.forget(one)),
  )
}

function incidentLink(id: string, cards: CardDocument | null, language: Language): HTMLElement {
  const title = cards?.incidents.find(one => one.id === id)?.title ?? id
  return el('a', { href: pathOf('incident', language, { id }) }, title)
}

function renameForm(one: Watched, language: Language, rename: (name: string) => void): HTMLElement {
  const m = watchListMessages[language]
  const id = `name-${one.id}`
  const input = el('input', { id, type: 'text', maxlength: String(MAX_NAME), autocomplete: 'off', spellcheck: 'false' })
  input.value = one.name
  const form = el(
    'form',
    { method: 'dialog' },
    el('div', { class: 'field' }, el('label', { for: id }, m.name), input),
    el('button', { type: 'submit', class: 'secondary' }, m.rename),
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    const name = input.value.trim()
    if (name !== '') rename(name)
  })
  return form
}
