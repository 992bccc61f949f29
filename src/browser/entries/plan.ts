/** What to do: keeps the steps for what was found or ticked, and makes deadlines and letters work. */
import type { DataClass } from '../../incident/data-classes.ts'
import { LEAKED, type Leaked } from '../../incident/leaked.ts'
import type { CardDocument } from '../../site/cards.ts'
import { planMessages } from '../../site/messages/plan.ts'
import { fetchCards } from '../cards.ts'
import { byId, el } from '../dom.ts'
import { forgetFound, found } from '../found.ts'
import { pageLanguage } from '../page-language.ts'
import { createDeadlines } from '../plan-deadlines.ts'
import { type Concern, concerns, showConcerns } from '../plan-for.ts'
import { createLetterForms } from '../plan-letters.ts'
import { createPlanSteps } from '../plan-steps.ts'

const language = pageLanguage()
const m = planMessages[language]
const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-leaked]')]
const toggle = byId('toggle')

let mine: readonly Concern[] = []
let classes = new Set<DataClass>()
let showsAll = false

const steps = createPlanSteps(update)
const letters = createLetterForms()
createDeadlines()

/** Shows the plan as it stands. */
function update(): void {
  const restricted = mine.length > 0 || boxes.some(box => box.checked)
  steps.show(restricted && !showsAll ? { classes, incidents: mine.map(one => one.card.id) } : null)
  toggle.hidden = !restricted
  toggle.textContent = showsAll ? m.showMine : m.showAll
  const { shown, done } = steps.counts()
  byId('plan-status').textContent = m.status(shown, done)
}

/** Starts from what the address names or the tab has found. */
function start(cards: CardDocument): void {
  mine = concerns(cards, location.hash)
  classes = new Set(mine.flatMap(one => one.card.dataClasses))
  for (const box of boxes) box.checked = leakedBy(box).some(one => classes.has(one))
  showsAll = false
  showConcerns(mine)
  letters.offer(mine.map(one => one.card))
  update()
}

const leakedBy = (box: HTMLInputElement): readonly DataClass[] => LEAKED[box.dataset.leaked as Leaked]

for (const box of boxes) {
  box.addEventListener('change', () => {
    for (const one of leakedBy(box)) {
      if (box.checked) classes.add(one)
      else classes.delete(one)
    }
    // A class may belong to another choice that is still ticked.
    for (const other of boxes) if (other.checked) for (const one of leakedBy(other)) classes.add(one)
    showsAll = false
    update()
  })
}
toggle.addEventListener('click', () => {
  showsAll = !showsAll
  update()
})
byId('print').addEventListener('click', () => window.print())

/** Whether a fragment may name an incident: it names no part of the page. */
const isIncident = (fragment: string): boolean => fragment !== '' && document.getElementById(fragment.slice(1)) === null

/** A link to a letter opens it. */
function openTarget(): void {
  const target = location.hash.startsWith('#letter-') ? document.getElementById(location.hash.slice(1)) : null
  if (target instanceof HTMLDetailsElement) target.open = true
}

byId('forget').addEventListener('click', () => {
  forgetFound()
  steps.forget()
  letters.clear()
  for (const input of document.querySelectorAll<HTMLInputElement>('#deadlines input')) {
    input.value = ''
    input.dispatchEvent(new Event('change'))
  }
  mine = []
  classes = new Set()
  for (const box of boxes) box.checked = false
  showConcerns(mine)
  letters.offer([])
  byId<HTMLDetailsElement>('leaked').open = true
  update()
  byId('forgotten').textContent = m.forgotten
})

update()
openTarget()
byId<HTMLDetailsElement>('leaked').open = found().length === 0 && !isIncident(location.hash)
document.documentElement.dataset.ready = 'true'

const cards = await fetchCards(language)
if (cards !== null) {
  start(cards)
  window.addEventListener('hashchange', () => {
    openTarget()
    if (cards.incidents.some(one => `#${one.id}` === location.hash)) start(cards)
  })
} else {
  window.addEventListener('hashchange', openTarget)
  byId('plan-for').append(el('p', {}, m.cardsFailed))
  byId('plan-for').hidden = false
}
