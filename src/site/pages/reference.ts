/** The reference of the API, as it was built with the site. */
import { html, raw } from 'hono/html'
import { ProblemError } from '../../http/problem.ts'
import { referenceMessages } from '../messages/reference.ts'
import type { PageContent, PageContext } from '../page.ts'
import { ORIGIN_MARK } from '../reference/curl.ts'

export async function referencePage({ language, services, url, link }: PageContext): Promise<PageContent> {
  const m = referenceMessages[language]
  const file = await services.read(services.names.reference[language])
  if (!file) throw new ProblemError('unavailable')
  const origin = String(await html`${url.origin}`)
  const built = new TextDecoder().decode(file.bytes).replaceAll(ORIGIN_MARK, () => origin)
  return {
    title: m.title,
    description: m.description,
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<ul><li><a href="/v1/openapi.json">${m.document}</a></li><li><a href="${link('api')}">${m.start}</a></li></ul>
${raw(built)}`,
  }
}
