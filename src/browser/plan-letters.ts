/** Letters that write themselves while their fields are filled in. What is typed stays in the fields, and goes with the page. */
import { dayInParis } from '../incident/day.ts'
import { blank, LETTERS, type Letter, type LetterField, letterText } from '../incident/letters.ts'
import type { IncidentCard } from '../site/cards.ts'
import { formatDate } from '../site/format.ts'
import { letterMessages } from '../site/messages/letters.ts'
import { byId, el } from './dom.ts'
import { downloadText } from './download.ts'
import { pageLanguage } from './page-language.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

export interface LetterForms {
  /** Offers incidents to write about; the first is taken. */
  offer(incidents: readonly IncidentCard[]): void
  clear(): void
}

export function createLetterForms(): LetterForms {
  const language = pageLanguage()
  const m = letterMessages[language]
  const fields = [...document.querySelectorAll<Field>('[data-field]')]
  const select = byId<HTMLSelectElement>('letter-incident')
  let offered: readonly IncidentCard[] = []
  /** What was filled in for the reader, and may be filled in anew. */
  const suggested = new Map<string, string>()

  const values = (): Partial<Record<LetterField, string>> => {
    const filled: Partial<Record<LetterField, string>> = { today: formatDate(dayInParis(new Date()), 'fr') }
    for (const field of fields) filled[field.dataset.field as LetterField] = field.value
    return filled
  }
  const write = (): void => {
    const filled = values()
    for (const letter of LETTERS) {
      const box = byId(`letter-${letter.id}`)
      const [french, aid] = box.querySelectorAll('.letter-text')
      french!.textContent = letterText(letter.id, filled)
      const today = formatDate(dayInParis(new Date()), 'en')
      if (aid) aid.textContent = letterText(letter.id, { ...filled, today }, 'en')
      const left = blanksIn(letter, french!.textContent ?? '')
      box.querySelector('.letter-state')!.textContent = left > 0 ? m.blanks(left) : m.complete
    }
  }
  const set = (name: string, value: string): void => {
    for (const field of fields) if (field.dataset.field === name) field.value = value
  }
  const suggest = (name: string, value: string): void => {
    const present = fields.find(one => one.dataset.field === name)?.value ?? ''
    if (present !== '' && present !== suggested.get(name)) return
    suggested.set(name, value)
    set(name, value)
  }
  const take = (card: IncidentCard | undefined): void => {
    const controllers = card?.organisations.filter(one => one.role === 'controller').map(one => one.name) ?? []
    suggest('organisation', controllers.join(', '))
    suggest('incident', card ? incidentInFrench(card) : '')
    write()
  }

  for (const field of fields) {
    field.addEventListener('input', () => {
      set(field.dataset.field!, field.value)
      write()
    })
  }
  for (const letter of LETTERS) {
    const box = byId(`letter-${letter.id}`)
    const on = (action: string, run: () => void) =>
      box.querySelector(`[data-action="${action}"]`)!.addEventListener('click', run)
    on('download', () => downloadText(m.letter[letter.id].file, letterText(letter.id, values())))
    on('print', () => printOnly(box))
  }
  select.addEventListener('change', () => take(offered.find(one => one.id === select.value)))
  write()
  return {
    offer(incidents) {
      offered = incidents
      select.replaceChildren(...incidents.map(one => el('option', { value: one.id }, one.title)))
      byId('for-which').hidden = incidents.length === 0
      take(incidents[0])
    },
    clear() {
      for (const field of fields) field.value = ''
      suggested.clear()
      write()
    },
  }
}

/** The letters are French whatever the page: on the English one, the title is English and left out. */
function incidentInFrench({ title, disclosed }: IncidentCard): string {
  const date = `rendu public\u00a0: ${formatDate(disclosed, 'fr')}`
  return pageLanguage() === 'fr' ? `${title} (${date})` : `incident ${date}`
}

const blanksIn = ({ fields }: Letter, text: string): number =>
  fields.filter(field => text.includes(blank(field, 'fr'))).length

/** Prints one part of the page; the style sheet hides the others. */
function printOnly(box: HTMLElement): void {
  const root = document.documentElement
  const done = (): void => {
    delete root.dataset.print
    box.classList.remove('printed')
  }
  root.dataset.print = 'letter'
  box.classList.add('printed')
  window.addEventListener('afterprint', done, { once: true })
  window.print()
}
