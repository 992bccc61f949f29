/** The answer of a check as a reader gets it: its meaning spelled out, what it does not mean, and the way on. */
import type { Kind } from '../identifier/kind.ts'
import type { CheckResult } from '../lookup/check.ts'
import type { CardDocument } from '../site/cards.ts'
import type { Language } from '../site/language.ts'
import { checkMessages } from '../site/messages/check.ts'
import { type Failure, failureMessages } from '../site/messages/failures.ts'
import { pathOf } from '../site/paths.ts'
import type { NotStarted } from './check-worker.ts'
import { button, type Child, el } from './dom.ts'
import { forgetFound } from './found.ts'
import { shownIncidents } from './shown-incidents.ts'
import { watchOffer } from './watch-offer.ts'

export interface Answered {
  readonly kind: Kind
  /** What was typed. */
  readonly shown: string
  readonly result: Exclude<CheckResult, { readonly state: 'refused' }> | NotStarted
  /** Null when they could not be read. */
  readonly cards: CardDocument | null
}

/** The whole answer; its first element is the heading, which takes the focus. */
export function answerView(
  { kind, shown, result, cards }: Answered,
  language: Language,
  on: { readonly retry: () => void; readonly again: () => void },
): HTMLElement[] {
  const m = checkMessages[language]
  const about = el('p', { class: 'quiet about' }, `${m.about} `, el('bdi', { translate: 'no' }, shown))
  const again = button(m.again, on.again)
  switch (result.state) {
    case 'listed': {
      const { title, meaning, next, plan, remembered, forget, forgotten } = m.listed
      const note = el('p', { class: 'small quiet', role: 'status' }, `${remembered} `)
      note.append(
        button(
          forget,
          () => {
            forgetFound()
            note.textContent = forgotten
          },
          'link',
        ),
      )
      return [
        heading(title(result.incidents.length)),
        about,
        notice('alert', el('p', {}, meaning[kind]), el('p', {}, next)),
        el('p', { class: 'actions' }, wayOn('plan', plan, language), again),
        cards === null && el('p', { class: 'notice caution' }, m.missing),
        ...shownIncidents(result.incidents, result.datasets, cards, language),
        note,
        watchOffer(result, language),
      ].filter(one => one !== false)
    }
    case 'not-listed': {
      const { title, meaning, but, reasons, concerned } = m.notListed
      return [
        heading(title),
        about,
        notice('', el('p', {}, meaning[kind])),
        el('p', {}, el('strong', {}, but)),
        el('ul', {}, ...reasons.map(reason => el('li', {}, reason))),
        el('p', { class: 'actions' }, wayOn('concerned', concerned, language), again),
        watchOffer(result, language),
      ]
    }
    case 'not-covered': {
      const { title, meaning, next, concerned } = m.notCovered
      return [
        heading(title[kind]),
        about,
        notice('caution', el('p', {}, meaning), el('p', {}, next)),
        el('p', { class: 'actions' }, wayOn('concerned', concerned, language), again),
      ]
    }
    case 'unavailable':
      return unavailable(about, result, language, [button(failureMessages[language].retry, on.retry, ''), again])
  }
}

function unavailable(
  about: HTMLElement,
  result: Extract<Answered['result'], { readonly state: 'unavailable' }>,
  language: Language,
  actions: readonly HTMLElement[],
): HTMLElement[] {
  const { title, meaning, reasons, retryAfter } = failureMessages[language]
  const reason: Failure = result.reason
  const wait = 'retryAfterSeconds' in result ? result.retryAfterSeconds : undefined
  return [
    heading(title),
    about,
    notice(
      'caution',
      el('p', {}, el('strong', {}, meaning)),
      el('p', {}, reasons[reason].what),
      el('p', {}, wait === undefined ? reasons[reason].todo : retryAfter(wait)),
    ),
    el('p', { class: 'actions' }, ...actions),
  ]
}

const heading = (text: string): HTMLElement => el('h2', { id: 'answer' }, text)

const notice = (tone: '' | 'alert' | 'caution', ...children: readonly Child[]): HTMLElement =>
  el('div', { class: `notice ${tone}`.trim() }, ...children)

const wayOn = (page: 'plan' | 'concerned', text: string, language: Language): HTMLElement =>
  el('a', { class: 'button', href: pathOf(page, language) }, text)
