/** Dates that the reader gives, as legal deadlines: on the page, and as a file for a calendar. Nothing of it is kept. */
import { type Day, dayInParis, daysBetween, isDay } from '../incident/day.ts'
import { type DeadlineId, deadlineOf } from '../incident/deadlines.ts'
import { byText } from '../incident/fold.ts'
import { formatDate } from '../site/format.ts'
import { deadlineMessages } from '../site/messages/deadlines.ts'
import { byId, el } from './dom.ts'
import { download } from './download.ts'
import { pageLanguage } from './page-language.ts'

interface Deadline {
  readonly id: DeadlineId
  readonly due: Day
}

const EARLIEST = '2000-01-01'
const FIELDS = ['debit-date', 'refund-date', 'access-date'] as const

/** Makes the fields work. */
export function createDeadlines(): void {
  const language = pageLanguage()
  const m = deadlineMessages[language]
  const result = byId('deadline-result')
  const calendar = byId('calendar')
  const bank = byId<HTMLSelectElement>('debit-bank')

  const dayIn = (id: (typeof FIELDS)[number]): Day | null => {
    const input = byId<HTMLInputElement>(id)
    const wrong = problemOf(input)
    byId(`${id}-error`).textContent = wrong ?? ''
    if (wrong === null) input.removeAttribute('aria-invalid')
    else input.setAttribute('aria-invalid', 'true')
    return wrong === null && input.value !== '' ? input.value : null
  }
  const problemOf = (input: HTMLInputElement): string | null => {
    if (input.validity.badInput) return m.badDate
    if (input.value === '') return null
    if (!isDay(input.value) || input.value < EARLIEST) return m.badDate
    return input.value > dayInParis(new Date()) ? m.futureDate : null
  }
  const deadlines = (): Deadline[] => {
    const found: Deadline[] = []
    const add = (from: Day | null, ...ids: DeadlineId[]) => {
      if (from !== null) found.push(...ids.map(id => ({ id, due: deadlineOf(id, from) })))
    }
    const [debit, refund, access] = FIELDS.map(dayIn)
    if (bank.value !== 'inside') add(debit!, 'debit-outside-eea')
    if (bank.value !== 'outside') add(debit!, 'debit')
    add(refund!, 'refund')
    add(access!, 'access', 'access-extended')
    return found.sort((a, b) => byText(a.due, b.due))
  }
  const update = (): void => {
    const found = deadlines()
    const today = dayInParis(new Date())
    result.replaceChildren(
      found.length === 0
        ? el('p', { class: 'quiet' }, m.noDeadline)
        : el('ul', { class: 'deadlines' }, ...found.map(one => item(one, daysBetween(today, one.due)))),
    )
    calendar.hidden = found.every(one => one.due < today)
  }
  const item = ({ id, due }: Deadline, left: number): HTMLElement =>
    el(
      'li',
      { 'data-deadline': id, 'data-due': due },
      el('strong', {}, m.due[id](formatDate(due, language))),
      ` (${left < 0 ? m.past : m.left(left)})`,
      el('span', { class: 'hint' }, m.law[id]),
    )
  const save = async (): Promise<void> => {
    const error = byId('calendar-error')
    error.textContent = ''
    try {
      const { calendarFile } = await import('./calendar-file.ts')
      const now = new Date()
      const entries = deadlines()
        .filter(one => one.due >= dayInParis(now))
        .map(({ id, due }) => ({ day: due, title: m.calendarText[id], text: m.law[id] }))
      download(m.calendarFile, 'text/calendar;charset=utf-8', calendarFile(m.calendarName, entries, now))
    } catch {
      error.textContent = m.calendarFailed
    }
  }

  for (const id of FIELDS) byId(id).addEventListener('change', update)
  bank.addEventListener('change', update)
  calendar.addEventListener('click', () => void save())
}
