/** The severity score as its factors are chosen: the same arithmetic as the service's. */
import {
  AVAILABILITY_LOSSES,
  CONFIDENTIALITY_LOSSES,
  CONTEXTS,
  type Context,
  DATA_BASES,
  type DataBase,
  IDENTIFICATIONS,
  INTEGRITY_LOSSES,
  severityOf,
} from '../../incident/severity.ts'
import { formatNumber } from '../../site/format.ts'
import { severityMessages } from '../../site/messages/desk-severity.ts'
import { el } from '../dom.ts'
import { pageLanguage } from '../page-language.ts'

const NAME = 'register.risk.severity'
const language = pageLanguage()
const m = severityMessages[language]
const form = document.querySelector<HTMLFormElement>('form[data-editor]')
const result = document.querySelector<HTMLElement>('[data-severity]')!
const [score, level, flags] = ['score', 'level', 'flags'].map(
  name => result.querySelector<HTMLElement>(`[data-${name}]`)!,
)
const unanswered = score!.dataset.none ?? ''

const n = (value: number): string => formatNumber(value, language)

/** What is chosen of a closed table; null while nothing is. */
function chosen<K extends string>(data: FormData, question: string, table: Readonly<Record<K, number>>): K | null {
  const value = data.get(`${NAME}.${question}`)
  return typeof value === 'string' && Object.hasOwn(table, value) ? (value as K) : null
}

function update(): void {
  const data = new FormData(form!)
  const categories = data.getAll(`${NAME}.data`).filter(one => Object.hasOwn(DATA_BASES, String(one))) as DataBase[]
  const identification = chosen(data, 'identification', IDENTIFICATIONS)
  const confidentiality = chosen(data, 'confidentiality', CONFIDENTIALITY_LOSSES)
  const integrity = chosen(data, 'integrity', INTEGRITY_LOSSES)
  const availability = chosen(data, 'availability', AVAILABILITY_LOSSES)
  const complete = identification && confidentiality && integrity && availability && categories.length > 0
  if (!complete) {
    score!.textContent = unanswered
    level!.textContent = ''
    flags!.replaceChildren()
    mark(null)
    return
  }
  const persons = String(data.get(`${NAME}.persons`) ?? '').replace(/\s/g, '')
  const severity = severityOf({
    data: categories.map(category => ({ category, adjustments: adjustmentsOf(data, category) })),
    identification,
    confidentiality,
    integrity,
    availability,
    malicious: data.get(`${NAME}.malicious`) === 'yes',
    persons: /^\d{1,15}$/.test(persons) ? Number(persons) : null,
    unintelligible: data.get(`${NAME}.unintelligible`) === 'yes',
  })
  const { dpc, ei, cb } = severity
  score!.replaceChildren(`${n(dpc)} × ${n(ei)} + ${n(cb)} = `, el('strong', {}, n(severity.score)))
  level!.textContent = m.levels[severity.level].label
  flags!.replaceChildren(
    ...severity.flags.map(flag => el('li', {}, el('strong', {}, m.flags[flag].label), `. ${m.flags[flag].meaning}`)),
  )
  mark(severity.level)
}

function adjustmentsOf(data: FormData, category: DataBase): { context: Context; steps: number }[] {
  return (Object.keys(CONTEXTS) as Context[]).flatMap(context => {
    const steps = Number(data.get(`${NAME}.data.${category}.${context}`))
    return steps >= 1 && steps <= 3 ? [{ context, steps }] : []
  })
}

function mark(band: string | null): void {
  for (const one of result.querySelectorAll<HTMLElement>('[data-band]')) {
    one.classList.toggle('current', one.dataset.band === band)
  }
}

form?.addEventListener('input', update)
