import { html } from 'hono/html'
import { type PartnerUsageDay, usageOf } from '../../partner/usage.ts'
import { formatDate, formatNumber } from '../../site/format.ts'
import type { Html } from '../../site/page.ts'
import { pathOf } from '../../site/paths.ts'
import type { SignedInContext } from '../context.ts'
import { partnersMessages } from '../messages/partners.ts'

const MONTH = /^20\d{2}-(?:0[1-9]|1[0-2])$/

/** What a partner used in one month (`?month=YYYY-MM`, the current one by default): totals by scope, and days, newest first. */
export async function partnerUsagePart(context: SignedInContext, partner: string): Promise<Awaited<Html>> {
  const { language, link, now, services, url } = context
  const m = partnersMessages[language].usage
  const current = now.toISOString().slice(0, 7)
  const asked = url.searchParams.get('month') ?? ''
  const month = MONTH.test(asked) && asked <= current ? asked : current
  const days = await usageOf(services.db, partner, { from: `${month}-01`, to: lastDay(month) })
  const to = (other: string) => `${link('partner', { partner })}?month=${other}#usage`
  const number = (value: number) => formatNumber(value, language)
  return html`<section aria-labelledby="usage"><h2 id="usage">${m.title}</h2>
<p class="quiet">${m.text} <a href="${pathOf('partners', language)}">${m.public}</a></p>
<p><strong>${m.month(formatDate(month, language))}</strong> <a href="${to(monthsFrom(month, -1))}">${m.before}</a>${month < current ? html` <a href="${to(monthsFrom(month, 1))}">${m.after}</a>` : ''}</p>
${
  days.length === 0
    ? html`<p>${m.none}</p>`
    : html`${table(
        m.totals,
        m.scopeColumns,
        totalsOf(days).map(({ scope, requests, units }) => [
          html`<code>${scope}</code>`,
          number(requests),
          number(units),
        ]),
      )}
${table(
  m.days,
  m.columns,
  days
    .toReversed()
    .map(({ day, scope, requests, units }) => [
      formatDate(day, language),
      html`<code>${scope}</code>`,
      number(requests),
      number(units),
    ]),
)}`
}</section>`
}

function totalsOf(days: readonly PartnerUsageDay[]): Omit<PartnerUsageDay, 'day'>[] {
  const scopes = [...new Set(days.map(one => one.scope))].sort()
  return scopes.map(scope => {
    const own = days.filter(one => one.scope === scope)
    const sum = (of: 'requests' | 'units') => own.reduce((total, one) => total + one[of], 0)
    return { scope, requests: sum('requests'), units: sum('units') }
  })
}

function table(caption: string, columns: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  const numbers = columns.length - 2
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr>${columns.map((one, i) => html`<th scope="col"${i >= numbers ? html` class="number"` : ''}>${one}</th>`)}</tr></thead>
<tbody>${rows.map(
    cells =>
      html`<tr>${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${i >= numbers ? html` class="number"` : ''}>${cell}</td>`))}</tr>`,
  )}</tbody></table></div>`
}

const lastDay = (month: string): string => {
  const after = new Date(`${monthsFrom(month, 1)}-01T00:00:00Z`)
  return new Date(after.getTime() - 1).toISOString().slice(0, 10)
}

function monthsFrom(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year!, number! - 1 + by, 1)).toISOString().slice(0, 7)
}
