/** One operation on the reference page. */
import { html } from 'hono/html'
import type { DocumentAnswer, DocumentOperation } from '../../http/openapi/document.ts'
import type { Language } from '../language.ts'
import { referenceMessages } from '../messages/reference.ts'
import type { Html } from '../page.ts'
import { curlOf } from './curl.ts'
import { schemaFields, schemaType } from './schema-list.ts'
import { words } from './words.ts'

/** An answer whose schema is longer, in characters, is folded. */
const LONG = 600

export function operationSection(path: string, method: string, operation: DocumentOperation, language: Language): Html {
  const m = referenceMessages[language]
  const curl = curlOf(path, method, operation)
  return html`<article class="operation" id="${operation.operationId}">
<h3>${operation.summary}</h3>
<p><code>${method.toUpperCase()} ${path}</code></p>
<p class="quiet">${access(operation, language)}</p>
${operation.description ? html`<p>${words(operation.description)}</p>` : ''}
${parameters(operation, language)}
${body(operation, language)}
${curl === null ? '' : html`<h4>${m.example}</h4><pre tabindex="0"><code>${curl}</code></pre>`}
${answers(operation, language)}
</article>`
}

function access({ security }: DocumentOperation, language: Language): Html {
  const m = referenceMessages[language]
  const needed = security.find(one => Object.keys(one).length > 0)
  if (!needed) return html`${m.access.public}`
  if ('contributorToken' in needed) return html`${m.access.contributor}`
  const scopes = needed.partnerKey ?? []
  const who = security.length > 1 ? m.access.optional : m.access.key
  return html`${who}${scopes.map(scope => html`, ${m.scope} <code>${scope}</code>`)}`
}

function parameters({ parameters = [] }: DocumentOperation, language: Language): Html {
  const m = referenceMessages[language]
  if (parameters.length === 0) return html``
  return html`<h4>${m.parameters}</h4><dl class="parameters">${parameters.map(
    one =>
      html`<dt><code>${one.name}</code> <span class="quiet">${m.where[one.in]}${one.required ? html`, ${m.required}` : ''}</span></dt><dd>${words(one.description)}<br><span class="small">${schemaType(one.schema, language)}</span></dd>`,
  )}</dl>`
}

function body({ requestBody }: DocumentOperation, language: Language): Html {
  const m = referenceMessages[language]
  if (!requestBody) return html``
  return html`${Object.entries(requestBody.content).map(([contentType, { schema = {} }]) => {
    const line = (schema as { 'x-line'?: Readonly<Record<string, unknown>> })['x-line']
    return html`<h4>${m.body}</h4><p><code>${contentType}</code>${line ? html` – ${m.line}` : ''}</p>${schemaFields(line ?? schema, language)}`
  })}`
}

function answers({ responses }: DocumentOperation, language: Language): Html {
  const m = referenceMessages[language]
  const all = Object.entries(responses)
  const good = all.filter(([status]) => Number(status) < 400)
  const refused = all.filter(([status]) => Number(status) >= 400)
  return html`<h4>${m.answers}</h4><dl class="parameters">${good.map(
    ([status, answer]) =>
      html`<dt><code>${status}</code>${contentTypes(answer)}</dt><dd>${words(answer.description)}${content(answer, language)}</dd>`,
  )}</dl>
<details><summary>${m.refusals} <span class="quiet">${refused.map(([status]) => html`${status} `)}</span></summary>
<dl class="parameters">${refused.map(
    ([status, answer]) => html`<dt><code>${status}</code></dt><dd>${words(answer.description)}</dd>`,
  )}</dl></details>`
}

const contentTypes = ({ content = {} }: DocumentAnswer): Html =>
  html`${Object.keys(content).map(type => html` <code>${type}</code>`)}`

function content({ content = {} }: DocumentAnswer, language: Language): Html {
  return html`${Object.values(content).map(({ schema }) => {
    if (!schema || Object.keys(schema).length === 0) return ''
    const line = (schema as { 'x-line'?: Readonly<Record<string, unknown>> })['x-line']
    const shown = line ?? schema
    const name = '$ref' in shown ? html`<br>${schemaType(shown, language)}` : ''
    const fields = schemaFields(shown, language)
    if (!name && JSON.stringify(shown).length > LONG) {
      return html`<details><summary>${referenceMessages[language].fields}</summary>${fields}</details>`
    }
    return html`${name}${fields}`
  })}`
}
