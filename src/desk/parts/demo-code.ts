/** In demo mode anybody may be anybody: who there is, and the code that they would type. Nothing in any other mode. */
import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'
import type { DeskContext } from '../context.ts'
import { demoMessages } from '../messages/demo.ts'

/** The code for the next confirmation. */
export async function demoCodePart({ services, language }: DeskContext, email: string): Promise<Html> {
  const { demoOfficers } = services
  if (!demoOfficers?.list.some(one => one.email === email)) return html``
  const m = demoMessages[language]
  const code = await demoOfficers.code(email)
  return html`<p class="small" data-demo-code="${code ?? ''}">${code === null ? m.used : m.code(code)}</p>`
}

/** Everybody, for the sign-in page. */
export async function demoOfficersPart({ services, language }: DeskContext): Promise<Html> {
  const { demoOfficers } = services
  if (!demoOfficers) return html``
  const m = demoMessages[language]
  const rows = await Promise.all(
    demoOfficers.list.map(async (one, i) => ({ ...one, role: m.roles[i], code: await demoOfficers.code(one.email) })),
  )
  return html`<section class="card"><h2>${m.title}</h2>
<p>${m.lead}</p>
<div class="scroll"><table><thead><tr>${m.columns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ name, role, email, password, code }) =>
      html`<tr><th scope="row">${name}<br><span class="quiet small">${role}</span></th><td>${email}</td><td>${password}</td><td data-demo-code="${email}">${code ?? '–'}</td></tr>`,
  )}</tbody></table></div></section>`
}
