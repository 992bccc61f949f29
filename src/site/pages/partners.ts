/**
 * The partners' page: a form for a key, and what its partner used. The key comes in the body of a POST, is not repeated in the answer, and
 * what answers is never cached. Nothing here needs a script.
 */
import { html } from 'hono/html'
import { addressAllowed } from '../../http/address-allowed.ts'
import { readBytes } from '../../http/body.ts'
import { partnerOf } from '../../http/guard.ts'
import { ProblemError } from '../../http/problem.ts'
import { dayOf, previousMonthStart } from '../../http/quotas/quota-clock.ts'
import { type UsageReport, usageReport } from '../../http/quotas/usage-report.ts'
import { currentSnapshot } from '../../http/snapshot.ts'
import { type PartnersError, partnersMessages } from '../messages/partners.ts'
import type { FormHandler, Html, PageContent, PageContext } from '../page.ts'
import { testPeopleTable } from '../parts/test-people-table.ts'
import { usageTables } from '../parts/usage-tables.ts'

/** A key has 52 characters. */
const MAX_BODY_BYTES = 1024

type Shown = UsageReport | PartnersError | null

export const partnersPage = async (context: PageContext): Promise<PageContent> => content(context, null)

/** The page with what the key's partner used, or with what is wrong with the key. */
export const partnersForm: FormHandler = async (context, c) => {
  const shown = await reportFor(context, c.req.raw, c.env?.clientAddress ?? null)
  const status = typeof shown !== 'string' ? 200 : shown === 'unavailable' ? 503 : 422
  return { status, content: content(context, shown) }
}

async function reportFor(
  { services }: PageContext,
  request: Request,
  address: string | null,
): Promise<UsageReport | PartnersError> {
  try {
    const body = new TextDecoder().decode(await readBytes(request, 'application/x-www-form-urlencoded', MAX_BODY_BYTES))
    const key = new URLSearchParams(body).get('key')?.trim() ?? ''
    if (key === '') return 'none'
    const partner = await partnerOf(key, services, await currentSnapshot(services))
    if (partner === null) return 'invalid'
    if (!addressAllowed(partner.addresses, address)) return 'address'
    const now = services.now().getTime()
    return await usageReport(services, partner, { from: dayOf(previousMonthStart(now)), to: dayOf(now) })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return error.code === 'unavailable' ? 'unavailable' : 'invalid'
  }
}

function content({ language, services }: PageContext, shown: Shown): PageContent {
  const m = partnersMessages[language]
  const error = typeof shown === 'string' ? shown : null
  return {
    title: m.title,
    description: m.description,
    ...(shown !== null && { indexed: false }),
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${shown !== null && typeof shown !== 'string' ? usageTables(shown, services.demo || shown.environment === 'live', language) : ''}
${error === null ? '' : html`<div class="notice caution" role="alert"><p><strong>${m.errorTitle}</strong></p><p>${m.errors[error]}</p></div>`}
${form(m.form, error === null || error === 'unavailable' ? null : m.errors[error])}
${services.demo ? html`<p>${m.tests.demo}</p>` : testPeopleTable(language)}`,
  }
}

function form(m: (typeof partnersMessages)['fr']['form'], error: string | null): Html {
  return html`<form method="post" class="card" autocomplete="off" aria-labelledby="key-title"><h2 id="key-title">${m.title}</h2>
<div class="field"><label for="key">${m.key}</label>
<span class="hint" id="key-hint">${m.hint}</span>
<input id="key" name="key" type="password" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="200" aria-describedby="key-hint${error === null ? '' : ' key-error'}"${error === null ? '' : html` aria-invalid="true"`}>
${error === null ? '' : html`<span class="error" id="key-error">${error}</span>`}</div>
<p class="actions"><button type="submit">${m.button}</button></p>
<p class="small quiet">${m.safe}</p></form>`
}
