/** An objection: what is typed becomes an element on this device, and only that is sent. */
import { objectionMessages } from '../../site/messages/desk-objection.ts'
import { failureMessages } from '../../site/messages/failures.ts'
import { createCheckForm, type Typed } from '../check-form.ts'
import { createCheckWorker } from '../check-worker.ts'
import { byId, focusOn } from '../dom.ts'
import { pageLanguage } from '../page-language.ts'
import { createProgress } from '../progress.ts'

const STEPS = ['self-test', 'parameters', 'digest', 'evaluation'] as const

/** Those who may only read have no form. */
if (document.getElementById('check')) start()

function start(): void {
  const language = pageLanguage()
  const m = objectionMessages[language]
  const worker = createCheckWorker()
  const progress = createProgress(language, STEPS)
  const form = createCheckForm(language, { submit: object })
  const [send, failure, live] = [byId<HTMLFormElement>('send'), byId('failure'), byId('live')]
  const field = (name: string) => send.querySelector<HTMLInputElement>(`input[name=${name}]`)!
  byId('cancel').addEventListener('click', worker.cancel)

  async function object({ kind, input }: Typed): Promise<void> {
    form.busy(true)
    failure.hidden = true
    progress.begin()
    const result = await worker.run({ kind, input, only: 'element' }, step => progress.at(step))
    progress.end()
    form.busy(false)
    if (result?.state === 'refused') return form.refuse(result.reason)
    if (result?.state === 'element') {
      for (const [name, value] of Object.entries(result.kept)) field(name).value = String(value)
      // Coming back to this page must not find what was typed.
      form.clear()
      live.textContent = m.sending
      return send.submit()
    }
    live.textContent = result === null ? m.cancelled : ''
    if (result === null) return byId('submit').focus()
    const { what, todo } = failureMessages[language].reasons[result.reason]
    failure.textContent = `${m.failed} ${what} ${todo}`
    failure.hidden = false
    focusOn(failure)
  }
}
