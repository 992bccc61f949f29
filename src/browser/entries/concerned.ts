/** Am I concerned? Answers are read from the page, held against all incidents, and forgotten with the page. */
import { matchPopulation } from '../../incident/population.ts'
import type { CardDocument } from '../../site/cards.ts'
import { concernedMessages } from '../../site/messages/concerned.ts'
import { pathOf } from '../../site/paths.ts'
import { fetchCards } from '../cards.ts'
import { createChosenCommunes } from '../chosen-communes.ts'
import { createCommuneField } from '../commune-field.ts'
import { type Found, foundList } from '../concerned-result.ts'
import { button, byId, el, focusOn } from '../dom.ts'
import { remember } from '../found.ts'
import { followFragment } from '../incident-focus.ts'
import { pageLanguage } from '../page-language.ts'
import { createQuestionFields } from '../question-fields.ts'

const language = pageLanguage()
const m = concernedMessages[language]
const result = byId('result')
const tally = byId('tally')

let cards: CardDocument | null = null
let reading: Promise<void> | null = null

/** Reads all incidents, whatever was answered. */
function readCards(): Promise<void> {
  reading ??= fetchCards(language).then(document => {
    cards = document
    if (document === null) reading = null
  })
  return reading
}

const communes = createChosenCommunes(update)
const questions = createQuestionFields(update, new Date().getFullYear())
createCommuneField(async commune => {
  await readCards()
  communes.add(commune, cards?.incidents.flatMap(one => one.criteria) ?? [])
})

function evaluate(): { answered: number; found: Found[] } {
  const answers = { relations: questions.answers(), communes: communes.answers() }
  const found = (cards?.incidents ?? []).flatMap(card => {
    const match = matchPopulation(card.criteria, answers)
    return match ? [{ card, ...match }] : []
  })
  return { answered: answers.relations.length + answers.communes.length, found }
}

function update(): void {
  if (cards === null) return
  const { answered, found } = evaluate()
  tally.textContent = m.tally(answered, found.length)
  if (!result.hidden) show()
}

function show(): void {
  const { answered, found } = evaluate()
  remember(
    'questionnaire',
    found.map(({ card, verdict }) => ({ id: card.id, how: verdict })),
  )
  const content =
    found.length > 0 ? foundList(found) : [el('p', {}, answered === 0 ? m.nothingAnswered : m.resultNothing)]
  const plan = el('a', { class: 'button', href: pathOf('plan', language) }, m.plan)
  result.replaceChildren(
    el('h2', { id: 'result-title' }, m.result),
    ...content,
    el('p', { class: 'actions no-print' }, found.length > 0 && plan, answered > 0 && button(m.again, startAgain)),
  )
  result.hidden = false
}

function showFailure(): void {
  result.replaceChildren(
    el('h2', { id: 'result-title' }, m.result),
    el(
      'div',
      { class: 'notice caution', role: 'alert' },
      el('p', {}, m.failed),
      button(m.retry, () => void see()),
    ),
  )
  result.hidden = false
  focusOn(byId('result-title'))
}

async function see(): Promise<void> {
  const error = questions.firstError()
  if (error) return error.focus()
  await readCards()
  if (cards === null) return showFailure()
  update()
  show()
  focusOn(byId('result-title'))
}

function startAgain(): void {
  questions.clear()
  communes.clear()
  remember('questionnaire', [])
  result.hidden = true
  update()
  tally.textContent = m.forgotten
  focusOn(byId('questionnaire'))
}

byId('see').addEventListener('click', () => void see())
followFragment()
void readCards().then(update)
document.documentElement.dataset.ready = 'true'
