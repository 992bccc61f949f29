import { html } from 'hono/html'
import { PARTNER_QUOTAS } from '../../http/quotas/quotas.ts'
import type { UsageReport } from '../../http/quotas/usage-report.ts'
import { formatDate, formatNumber } from '../format.ts'
import type { Language } from '../language.ts'
import { partnersMessages } from '../messages/partners.ts'
import type { Html } from '../page.ts'

/** What a partner may use and what it used: its quotas, and its days, newest first. `counted`: false for a key whose use is not. */
export function usageTables(report: UsageReport, counted: boolean, language: Language): Html {
  const m = partnersMessages[language].report
  const number = (value: number) => formatNumber(value, language)
  const quotas = PARTNER_QUOTAS.map(quota => {
    const { minute, month, used } = report.quotas[quota]
    return html`<tr><th scope="row">${m.names[quota]}</th><td>${number(minute)}</td><td>${number(month)}</td><td>${number(used)}</td><td>${number(Math.max(0, month - used))}</td></tr>`
  })
  const days = report.days
    .toReversed()
    .map(
      ({ day, scope, requests, units }) =>
        html`<tr><th scope="row">${formatDate(day, language)}</th><td><code>${scope}</code></td><td>${number(requests)}</td><td>${number(units)}</td></tr>`,
    )
  const headers = (names: readonly string[]) =>
    html`<thead><tr>${names.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>`
  return html`<section aria-labelledby="usage"><h2 id="usage">${m.title}</h2>
${counted ? '' : html`<p class="notice">${m.test}</p>`}
<div class="scroll" role="region" aria-labelledby="quotas" tabindex="0"><table><caption id="quotas">${m.quotas}</caption>
${headers([m.quota, m.minute, m.month, m.used, m.left])}<tbody>${quotas}</tbody></table></div>
<p>${m.resets(formatDate(report.monthEndsAt.slice(0, 10), language))}</p>
${
  days.length === 0
    ? html`<p>${m.nothing}</p>`
    : html`<div class="scroll" role="region" aria-labelledby="days" tabindex="0"><table><caption id="days">${m.days}</caption>
${headers([m.day, m.scope, m.requests, m.units])}<tbody>${days}</tbody></table></div>`
}
<p class="small quiet">${m.utc}</p></section>`
}
