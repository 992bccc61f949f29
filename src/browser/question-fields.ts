/** The questions on the page, as answers. */

import type { Relation } from '../incident/closed-lists.ts'
import type { RelationAnswer } from '../incident/population.ts'
import { concernedMessages } from '../site/messages/concerned.ts'
import { ticked } from './chosen-communes.ts'
import { pageLanguage } from './page-language.ts'

const FIRST_YEAR = 1900

export interface QuestionFields {
  answers(): RelationAnswer[]
  clear(): void
  /** The first field with something that is no year, or null. */
  firstError(): HTMLInputElement | null
}

/** Makes the questions show what follows from a tick, and say what is wrong. `changed` is called after every change. */
export function createQuestionFields(changed: () => void, thisYear: number): QuestionFields {
  const questions = [...document.querySelectorAll<HTMLElement>('.question')]
  const answerOf = (question: HTMLElement) => question.querySelector<HTMLInputElement>('[data-part="answer"]')!

  for (const question of questions) {
    question.addEventListener('change', () => {
      const followUp = question.querySelector<HTMLElement>('.follow-up')
      if (followUp) followUp.hidden = !answerOf(question).checked
      check(question, thisYear)
      changed()
    })
  }
  return {
    answers: () =>
      questions
        .filter(question => answerOf(question).checked)
        .map(question => ({
          body: question.dataset.body!,
          relation: question.dataset.relation as Relation,
          from: yearOf(question, 'since', thisYear),
          to: yearOf(question, 'until', thisYear),
          conditions: ticked(question, 'condition'),
        })),
    clear() {
      for (const question of questions) {
        for (const input of question.querySelectorAll('input')) {
          input.checked = false
          if (input.type === 'text') input.value = ''
        }
        const followUp = question.querySelector<HTMLElement>('.follow-up')
        if (followUp) followUp.hidden = true
        check(question, thisYear)
      }
    },
    firstError: () =>
      document.querySelector<HTMLInputElement>('.question .follow-up:not([hidden]) [aria-invalid="true"]'),
  }
}

const field = (question: HTMLElement, part: 'since' | 'until') =>
  question.querySelector<HTMLInputElement>(`[data-part="${part}"]`)

/** The year in a field, or null when it is empty, absent or wrong: then it counts as not known. */
function yearOf(question: HTMLElement, part: 'since' | 'until', thisYear: number): string | null {
  const text = field(question, part)?.value.normalize('NFKC').trim() ?? ''
  return /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= thisYear ? text : null
}

function check(question: HTMLElement, thisYear: number): void {
  const m = concernedMessages[pageLanguage()]
  const error = question.querySelector<HTMLElement>('.follow-up .error')
  if (!error) return
  const parts = (['since', 'until'] as const).map(part => ({
    input: field(question, part),
    year: yearOf(question, part, thisYear),
  }))
  const wrong = parts.filter(({ input, year }) => input && input.value.trim() !== '' && year === null)
  const [since, until] = parts.map(one => one.year)
  const turned = since != null && until != null && since > until
  for (const one of parts) {
    if (turned || wrong.includes(one)) one.input?.setAttribute('aria-invalid', 'true')
    else one.input?.removeAttribute('aria-invalid')
  }
  error.textContent = wrong.length > 0 ? m.badYear : turned ? m.turnedYears : ''
}
