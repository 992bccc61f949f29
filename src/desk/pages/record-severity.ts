/** The severity of a breach, factor by factor, and the level of gravity that follows from it in the register. */
import { html } from 'hono/html'
import { type SeverityLevel, severityOf } from '../../incident/severity.ts'
import type { RecordContent } from '../../officer/records/record.ts'
import { GRAVITIES } from '../../officer/register/response-codes.ts'
import { SEVERITY_FORM } from '../fields/record-forms.ts'
import { severityFormMessages } from '../messages/severity-form.ts'
import { severityForm } from '../parts/severity-form.ts'
import type { Editor } from './record-edit.ts'

/** The CNIL's form has four levels of gravity, as ENISA has bands; that they are the same is a suggestion, not a rule. */
const GRAVITY_OF: Readonly<Record<SeverityLevel, keyof typeof GRAVITIES>> = {
  low: 'negligible',
  medium: 'limited',
  high: 'important',
  'very-high': 'maximum',
}

function withGravity(content: RecordContent): RecordContent {
  const { risk } = content.register
  if (risk.severity === null) return content
  const gravity = GRAVITY_OF[severityOf(risk.severity).level]
  return { ...content, register: { ...content.register, risk: { ...risk, gravity } } }
}

export const severityEditor: Editor = {
  page: 'recordSeverity',
  plan: SEVERITY_FORM,
  scripts: ['severity'],
  body: (drawing, { content }) => {
    const m = severityFormMessages[drawing.language]
    const { severity, gravity } = content.register.risk
    const labelOf = (key: keyof typeof GRAVITIES) => GRAVITIES[key].label[drawing.language]
    const level = severity === null ? null : GRAVITY_OF[severityOf(severity).level]
    const suggestion =
      level === null || level === gravity
        ? ''
        : html`<p class="actions"><button class="secondary" name="apply" value="gravity">${m.apply(labelOf(level))}</button></p><p class="small quiet">${m.applyHint}</p>`
    return html`${severityForm(drawing)}${suggestion}${gravity === null ? '' : html`<p class="quiet">${m.applied(labelOf(gravity))}</p>`}`
  },
  apply: (button, content) => (button === 'gravity' ? withGravity(content) : content),
}
