/** The check, on the page where people check. */
import type { CardDocument } from '../../site/cards.ts'
import { checkMessages } from '../../site/messages/check.ts'
import { answerView } from '../answer.ts'
import { fetchCards } from '../cards.ts'
import { createCheckForm, type Typed } from '../check-form.ts'
import { createCheckWorker } from '../check-worker.ts'
import { byId, focusOn } from '../dom.ts'
import { rememberListed } from '../found.ts'
import { pageLanguage } from '../page-language.ts'
import { createProgress } from '../progress.ts'

const language = pageLanguage()
const worker = createCheckWorker()
const progress = createProgress(language)
const form = createCheckForm(language, { submit: check })
const [outcome, result, live] = [byId('outcome'), byId('result'), byId('live')]

byId('cancel').addEventListener('click', worker.cancel)

async function check(typed: Typed): Promise<void> {
  form.busy(true)
  result.replaceChildren()
  outcome.classList.add('busy')
  progress.begin()
  // Begun with the first step, which comes after the refusals, and whatever the answer will be.
  let cards: Promise<CardDocument | null> | undefined
  const answer = await worker.run({ kind: typed.kind, input: typed.input }, step => {
    cards ??= fetchCards(language)
    progress.at(step)
  })
  const document = answer === null ? null : ((await cards) ?? null)
  progress.end()
  form.busy(false)
  outcome.classList.remove('busy')
  if (answer === null || answer.state === 'refused' || answer.state === 'outdated') {
    if (answer?.state === 'refused') return form.refuse(answer.reason)
    live.textContent = checkMessages[language].cancelled
    return byId('submit').focus()
  }
  if (answer.state === 'listed') rememberListed(answer.incidents)
  const view = answerView({ kind: typed.kind, shown: typed.shown, result: answer, cards: document }, language, {
    retry: () => check(typed),
    again: () => {
      result.replaceChildren()
      form.clear()
    },
  })
  result.replaceChildren(...view)
  focusOn(view[0]!)
}
