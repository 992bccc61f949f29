/** How a contribution ended: submitted, or stopped with something to do about it. */

import { formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { contributeMessages } from '../../site/messages/desk-contribute.ts'
import { contributeFailures } from '../../site/messages/desk-contribute-failures.ts'
import { rejectionMessages } from '../../site/messages/desk-contribute-rejections.ts'
import { button, el } from '../dom.ts'
import { downloadBlob } from '../download.ts'
import type { Outcome, Problem } from './job.ts'
import { remedyFor } from './phase.ts'
import type { View } from './view.ts'

export function doneView(outcome: Outcome, doneUrl: string, language: Language): View {
  const m = contributeMessages[language].done
  const { reasons } = rejectionMessages[language]
  const { rejectedFile } = outcome
  const rows = outcome.reasons.map(([reason, count]) =>
    el('tr', {}, el('td', {}, reasons[reason]), el('td', { class: 'number' }, formatNumber(count, language))),
  )
  const heading = el('h2', {}, m.title)
  return {
    focus: heading,
    elements: [
      heading,
      el('p', {}, m.summary(outcome.rows, outcome.distinct)),
      rejectedFile && el('p', {}, m.rejected(outcome.rejected)),
      rejectedFile && el('table', { class: 'narrow' }, el('tbody', {}, ...rows)),
      rejectedFile &&
        el(
          'p',
          { class: 'actions' },
          button(m.download, () => downloadBlob(m.fileName, rejectedFile)),
        ),
      el('p', {}, m.next),
      el('p', { class: 'actions' }, el('a', { class: 'button', href: doneUrl }, m.link)),
    ],
    announce: m.title,
  }
}

export function stoppedView(
  { failure, row }: Problem,
  doneUrl: string,
  language: Language,
  actions: { again(): void; back(): void },
): View {
  const { stopped: m, done } = contributeMessages[language]
  const remedy = remedyFor(failure)
  const text = contributeFailures[language][failure](row ?? 0)
  const heading = el('h2', {}, m.title)
  return {
    focus: heading,
    elements: [
      heading,
      el('p', { class: 'notice alert' }, text),
      el(
        'p',
        { class: 'actions' },
        remedy === 'again' && button(m.again, actions.again, ''),
        remedy === 'choose' && button(m.choose, actions.back, ''),
        // The same page: the desk asks for the sign-in and leads back.
        remedy === 'sign-in' && el('a', { class: 'button', href: location.pathname }, m.signIn),
        el('a', { class: 'button secondary', href: doneUrl }, done.link),
      ),
    ],
    announce: text,
  }
}
