/** The register of GDPR art. 33(5): to read, to filter, to take away. */
import { html } from 'hono/html'
import { exportRegister } from '../../officer/exports.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { registerCsv, registerJson } from '../../officer/register/register-export.ts'
import { type RegisterFilter, type RegisterRow, readRegister } from '../../officer/register-rows.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { registerMessages } from '../messages/register.ts'
import { registerTable } from '../parts/register-table.ts'

/** What the address asks for; what makes no sense there is as if it were not. */
export function registerFilter(parameters: URLSearchParams): RegisterFilter {
  const organisation = parameters.get('organisation') ?? ''
  const year = parameters.get('year') ?? ''
  return {
    ...(/^[A-Za-z0-9_-]{1,36}$/.test(organisation) && { organisation }),
    ...(/^(?:\d{4}|none)$/.test(year) && { year }),
  }
}

export async function registerPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, services, signedIn, url } = context
  const m = registerMessages[language]
  const all = await readRegister(services.db, signedIn.id)
  const filter = registerFilter(url.searchParams)
  const rows = await readRegister(services.db, signedIn.id, filter)
  return {
    page: {
      title: m.title,
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${all.length === 0 ? nothingYet(context) : html`${filters(context, all, filter)}${shown(context, rows, filter)}`}`,
    },
  }
}

const FILES: ReadonlyMap<string, 'csv' | 'json'> = new Map([
  ['registre.csv', 'csv'],
  ['registre.json', 'json'],
  ['register.csv', 'csv'],
  ['register.json', 'json'],
])
const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** @throws OfficerError 'unknown' for another file */
export async function registerFile({
  act,
  language,
  now,
  parameters,
  services,
  url,
}: SignedInContext): Promise<DeskAnswer> {
  const name = parameters.file ?? ''
  const format = FILES.get(name)
  if (!format) throw new OfficerError('unknown', 'there is no such file')
  const rows = await exportRegister(services.db, { filter: registerFilter(url.searchParams), format, ...act })
  const file = format === 'csv' ? registerCsv(rows, language) : registerJson(rows, now)
  return { file, contentType: CONTENT_TYPES[format], name: `${now.toISOString().slice(0, 10)}-${name}` }
}

function nothingYet({ language, link }: SignedInContext): Html {
  const { none: m } = registerMessages[language]
  return html`<section class="card"><h2>${m.title}</h2><p>${m.text}</p><p><a class="button" href="${link('recordNew')}">${m.button}</a></p></section>`
}

function filters({ language }: SignedInContext, all: readonly RegisterRow[], filter: RegisterFilter): Html {
  const m = registerMessages[language]
  const named = all.flatMap(one => one.organisations.map(({ id, name }) => [id, name] as const))
  const organisations = [...new Map(named)].sort(([, a], [, b]) => a.localeCompare(b, 'fr'))
  const years = [...new Set(all.map(one => one.year ?? 'none'))].sort().reverse()
  const option = (value: string, label: string, chosen: string | undefined) =>
    html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${label}</option>`
  return html`<form method="get" class="card register-filters">
<div class="field"><label for="organisation">${m.organisation}</label><select id="organisation" name="organisation">${option('', m.everyOrganisation, filter.organisation)}${organisations.map(([id, name]) => option(id, name, filter.organisation))}</select></div>
<div class="field"><label for="year">${m.year}</label><select id="year" name="year">${option('', m.everyYear, filter.year)}${years.map(one => option(one, one === 'none' ? m.noYear : one, filter.year))}</select></div>
<p class="actions"><button>${m.apply}</button></p></form>`
}

function shown(context: SignedInContext, rows: readonly RegisterRow[], filter: RegisterFilter): Html {
  const { language, link } = context
  const m = registerMessages[language]
  if (rows.length === 0) return html`<p class="notice">${m.nothing}</p>`
  const query = Object.keys(filter).length === 0 ? '' : `?${new URLSearchParams({ ...filter })}`
  const stem = language === 'fr' ? 'registre' : 'register'
  const href = (kind: string) => `${link('registerFile', { file: `${stem}.${kind}` })}${query}`
  return html`<p>${m.count(rows.length)}</p>
${registerTable(context, rows)}
<p class="actions"><a class="button secondary" href="${href('csv')}" download>${m.csv}</a> <a class="button secondary" href="${href('json')}" download>${m.json}</a></p>
<p class="quiet small">${m.exportHint}</p>`
}
