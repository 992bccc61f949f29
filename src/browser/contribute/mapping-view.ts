/** The first rows on screen, which columns hold what, and how long it will take. */
import { NATIVE_SPEED } from '../../contribution/estimate.ts'
import type { Kind } from '../../identifier/kind.ts'
import type { Language } from '../../site/language.ts'
import { formatLength } from '../../site/messages/desk-clocks.ts'
import { contributeMessages } from '../../site/messages/desk-contribute.ts'
import { button, el } from '../dom.ts'
import type { Measure, Preview, Reading } from './job.ts'
import type { Phase } from './phase.ts'
import { readingFields } from './reading-fields.ts'
import type { View } from './view.ts'

const PARTS = {
  person: ['familyName', 'givenNames', 'birthDate'],
  email: ['email'],
  phone: ['phone'],
  iban: ['iban'],
} as const
const SERVER_CORES = 32
/** A shorter contribution is not worth the thought of doing it elsewhere. */
const WORTH_A_COMMAND_S = 600

export function mappingView(
  phase: Extract<Phase, { at: 'mapping' }>,
  kind: Kind,
  reading: Reading,
  language: Language,
  actions: { begin(columns: readonly string[]): void; read(reading: Reading): void; back(): void },
): View {
  const m = contributeMessages[language].mapping
  const { preview } = phase
  const fields = PARTS[kind].map((part, at) => columnField(part, preview, preview.guess[at] ?? null, language))
  const estimate = el('p', { id: 'contribute-estimate' })
  const showEstimate = (measure: Measure | null): string => {
    estimate.textContent = measure ? estimateText(preview.rowCount, measure, language) : m.measuring
    return estimate.textContent
  }
  showEstimate(phase.measure)

  const begin = (): void => {
    const chosen = fields.map(field => field.select.value)
    const wrong = fields.filter((field, at) => field.check(chosen.indexOf(chosen[at]!) !== at))
    if (wrong.length > 0) wrong[0]!.select.focus()
    else actions.begin(chosen.map(position => preview.header[Number(position)]!))
  }
  const heading = el('h2', {}, m.title)
  const refusal = preview.headerIsData ? el('p', { class: 'notice alert' }, m.looksLikeData) : null
  return {
    focus: heading,
    elements: [
      heading,
      refusal,
      previewTable(preview, language),
      preview.text && readingFields(preview.text, reading, language, actions.read),
      ...(refusal ? [] : fields.map(field => field.element)),
      !refusal && estimate,
      el('p', { class: 'actions' }, !refusal && button(m.start, begin, ''), button(m.otherFile, actions.back)),
    ],
    announce: refusal ? m.looksLikeData : m.title,
    update(now) {
      if (now.at !== 'mapping' || now.measure === null) return null
      return showEstimate(now.measure)
    },
  }
}

function columnField(
  part: (typeof PARTS)[Kind][number],
  { header }: Preview,
  guess: number | null,
  language: Language,
) {
  const m = contributeMessages[language].mapping
  const id = `column-${part}`
  const options = header.map((_, at) =>
    el('option', { value: String(at), selected: at === guess }, columnName(header, at, language)),
  )
  const select = el('select', { id }, el('option', { value: '' }, m.choose), ...options)
  const error = el('span', { class: 'error', id: `${id}-error` })
  return {
    select,
    element: el('div', { class: 'field' }, el('label', { for: id }, m.columns[part]), select, error),
    /** Says what is wrong next to the field; whether anything is. */
    check(taken: boolean): boolean {
      error.textContent = select.value === '' ? m.missing : taken ? m.taken : ''
      const wrong = error.textContent !== ''
      select.ariaInvalid = wrong ? 'true' : null
      if (wrong) select.setAttribute('aria-describedby', error.id)
      else select.removeAttribute('aria-describedby')
      return wrong
    },
  }
}

const columnName = (header: readonly string[], at: number, language: Language): string =>
  header[at] || contributeMessages[language].mapping.unnamed(at + 1)

function previewTable({ header, rows, rowCount }: Preview, language: Language): HTMLElement {
  const m = contributeMessages[language].mapping
  const names = header.map((_, at) => el('th', { scope: 'col' }, columnName(header, at, language)))
  const lines = rows.map(row => el('tr', {}, ...header.map((_, at) => el('td', {}, row[at] ?? ''))))
  const caption = el('caption', {}, `${m.rows(rowCount)} ${m.caption}`)
  const table = el('table', {}, caption, el('thead', {}, el('tr', {}, ...names)), el('tbody', {}, ...lines))
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': m.title }, table)
}

/** One identifier a row, which is the most that there can be. */
function estimateText(rows: number, { perSecond, cores }: Measure, language: Language): string {
  const m = contributeMessages[language].mapping
  const time = (rate: number) => formatLength((rows / rate) * 1000, language)
  const perCore = (perSecond / cores) * NATIVE_SPEED
  const here = m.estimate(rows, time(perSecond), cores)
  if (rows / perSecond < WORTH_A_COMMAND_S) return here
  return `${here} ${m.commandLine(time(perCore * cores), time(perCore * SERVER_CORES))}`
}
