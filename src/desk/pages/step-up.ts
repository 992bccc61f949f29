import { html } from 'hono/html'
import type { StepUpTarget } from '../../officer/officer-error.ts'
import type { DeskContent, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { refusalMessages } from '../messages/refusals.ts'
import { carriedFields } from '../parts/carried-fields.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'

/** Asks for the second factor that an act needs, and carries the act's form along. */
export function stepUpPage(context: SignedInContext, form: Form, target: StepUpTarget, why: string): DeskContent {
  const m = refusalMessages[context.language].stepUp
  const { fields, secrets } = carriedFields(form)
  const error = why === 'throttled' ? m.throttled : why === 'not-proved' ? m.refused : null
  return {
    title: m.title,
    scripts: ['passkey'],
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.text}</p>
${
  secrets
    ? html`<p>${error} ${m.retype}</p>`
    : html`<form method="post" class="card">${csrfField(context)}${fields}${stepUpFields(context, target, error)}
<p class="actions"><button>${m.button}</button></p></form>`
}`,
  }
}
