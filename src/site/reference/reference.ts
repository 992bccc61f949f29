/**
 * The reference of the API, made from the OpenAPI document when the site is built: neither the descriptions nor zod's conversion is
 * in the Worker's bundle. The public origin, which is not known then, is `ORIGIN_MARK`.
 *
 * Our own page and no viewer such as Scalar or Swagger UI: those set styles inline and compile code at run time, which the policy of
 * our pages forbids, and they show nothing without JavaScript.
 */
import { html } from 'hono/html'
import type { OpenApiDocument } from '../../http/openapi/document.ts'
import type { Language } from '../language.ts'
import { referenceMessages } from '../messages/reference.ts'
import type { Html } from '../page.ts'
import { operationSection } from './operation-section.ts'
import { schemaAnchor, schemaFields, schemaType } from './schema-list.ts'
import { words } from './words.ts'

/** What stands below the page's title, as HTML. `document`: in this language. */
export async function referenceHtml(document: OpenApiDocument, language: Language): Promise<string> {
  const m = referenceMessages[language]
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const groups = document.tags.map(tag => ({
    ...tag,
    members: operations.filter(({ operation }) => operation.tags.includes(tag.name)),
  }))
  const contents: Html = html`<nav aria-label="${m.contents}"><ul class="fields">${groups.map(
    ({ name, description, members }) =>
      html`<li><a href="#${name}">${description}</a><ul>${members.map(
        ({ path, method, operation }) =>
          html`<li><a href="#${operation.operationId}">${operation.summary}</a> <code>${method.toUpperCase()} ${path}</code></li>`,
      )}</ul></li>`,
  )}</ul></nav>`
  return String(
    await html`<p>${words(document.info.description)}</p>
${contents}
${groups.map(
  ({ name, description, members }) => html`<section id="${name}"><h2>${description}</h2>
${members.map(({ path, method, operation }) => operationSection(path, method, operation, language))}</section>`,
)}
<section id="schemas"><h2>${m.schemas}</h2><p>${m.schemasLead}</p>
${Object.entries(document.components.schemas).map(
  ([name, schema]) =>
    html`<article id="${schemaAnchor(name)}"><h3><code>${name}</code></h3>${'properties' in schema ? schemaFields(schema, language) : html`<p>${schemaType(schema, language)}</p>`}</article>`,
)}</section>`,
  )
}
