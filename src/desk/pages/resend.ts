import { html } from 'hono/html'
import type { DeskContent, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { refusalMessages } from '../messages/refusals.ts'
import { carriedFields } from '../parts/carried-fields.ts'
import { csrfField } from '../parts/csrf-field.ts'

/** A form of an earlier session: sent by this one only once its officer says so. */
export function resendPage(context: SignedInContext, form: Form): DeskContent {
  const m = refusalMessages[context.language].resend
  const { fields, secrets } = carriedFields(form)
  return {
    title: m.title,
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.text}</p>
${
  secrets
    ? html`<p>${m.again}</p>`
    : html`<form method="post">${csrfField(context)}${fields}<p><button>${m.button}</button></p></form>`
}`,
  }
}
