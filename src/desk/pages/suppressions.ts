/**
 * Objection and erasure (GDPR art. 17 and 21). What stands for the person is typed into a form that cannot be sent; the page's script
 * puts an element in its place, and that is all that this page takes.
 */
import { html } from 'hono/html'
import * as z from 'zod'
import { KINDS } from '../../identifier/kind.ts'
import { formatMoment } from '../../incident/paris-moment.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { findOrganisation } from '../../officer/organisations.ts'
import { decide } from '../../officer/permissions.ts'
import { listSuppressions, suppressEverywhere, suppressFor } from '../../officer/suppressions.ts'
import { fromBase64Url } from '../../protocol/bytes.ts'
import { objectionMessages } from '../../site/messages/desk-objection.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { objectionForm } from '../parts/objection-form.ts'

const EVERYWHERE = 'everywhere'
const WORKS_ON_RECORDS = new Set(['officer', 'reviewer', 'auditor'])

export async function suppressionsPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, services, signedIn, url } = context
  const m = objectionMessages[language]
  const organisations = await readableOf(context)
  const everywhere = decide(signedIn.officer, 'suppression.add-everywhere', { on: 'platform' }).allowed
  if (organisations.length === 0 && !everywhere) throw new OfficerError('forbidden', 'no part in any records')
  const own = organisations.filter(
    ({ id }) => decide(signedIn.officer, 'suppression.add', { on: 'organisation', organisation: id }).allowed,
  )
  const scopes = [
    ...own.map(({ id, name }) => [id, name] as const),
    ...(everywhere ? [[EVERYWHERE, m.everywhere] as const] : []),
  ]
  const saved = url.searchParams.get('saved')
  const tables = [
    ...organisations.map(({ id, name }) => ({
      title: name,
      empty: m.list.empty,
      rows: listSuppressions(services.db, { organisation: id }),
    })),
    {
      title: m.list.everywhereTitle,
      empty: m.list.emptyEverywhere,
      rows: listSuppressions(services.db, { organisation: null }),
    },
  ]
  return {
    page: {
      title: m.title,
      scripts: ['objection'],
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${saved === null ? '' : html`<p class="notice" role="status">${saved === 'again' ? m.already : m.saved}</p>`}
<div class="columns"><div>
${scopes.length === 0 ? html`<p class="notice">${m.readOnly}</p>` : objectionForm(context, scopes)}
</div><aside>
<h2>${m.does.title}</h2><ul>${m.does.items.map(item => html`<li>${item}</li>`)}</ul>
<h2>${m.before.title}</h2><ul>${m.before.items.map(item => html`<li>${item}</li>`)}</ul>
</aside></div>
<section aria-labelledby="registered"><h2 id="registered">${m.list.title}</h2>
<p class="quiet">${m.list.note}</p>
${tables.map(async ({ title, empty, rows }) => table(context, { title, empty, rows: await rows }))}</section>`,
    },
  }
}

const objectionSchema = z.object({
  kind: z.enum(KINDS),
  keyVersion: z.coerce.number().int().min(1).max(0xffff),
  element: z.string().max(64),
  scope: z.string().min(1).max(36),
})

/** Registers an element that must not be listed, and begins the publication that drops it. */
export async function addSuppression(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, services } = context
  const given = objectionSchema.safeParse(Object.fromEntries(form.entries()))
  const element = given.success ? fromBase64Url(given.data.element) : null
  if (!given.success || element === null || !services.isValidElement(element)) {
    throw new OfficerError('invalid', 'this is not an element')
  }
  const { kind, keyVersion, scope } = given.data
  // The key was replaced since the page was opened: the element would never be met with.
  if (keyVersion !== services.keyVersion) throw new OfficerError('wrong-state', 'this key is not the current one')
  const objection = { kind, keyVersion, element, isValidElement: services.isValidElement, ...act }
  const { alreadyHad } =
    scope === EVERYWHERE
      ? await suppressEverywhere(services.db, objection)
      : await suppressFor(services.db, { organisation: scope, ...objection })
  if (!alreadyHad) services.publisher.start()
  return { redirect: `${link('suppressions')}?saved=${alreadyHad ? 'again' : 'yes'}` }
}

/** Organisations in whose records the officer has a part. */
async function readableOf({ services, signedIn }: SignedInContext) {
  const member = signedIn.officer.memberships.filter(({ roles }) => roles.some(role => WORKS_ON_RECORDS.has(role)))
  const found = await Promise.all(member.map(({ organisation }) => findOrganisation(services.db, organisation)))
  return found.filter(one => one !== null)
}

type Row = Awaited<ReturnType<typeof listSuppressions>>[number]

function table(
  { language }: SignedInContext,
  { title, empty, rows }: { readonly title: string; readonly empty: string; readonly rows: readonly Row[] },
): Html {
  const { kinds, list: m } = objectionMessages[language]
  if (rows.length === 0) return html`<h3>${title}</h3><p>${empty}</p>`
  return html`<div class="scroll"><table><caption>${title}</caption>
<thead><tr>${m.columns.map((column, i) => html`<th scope="col"${i === 0 ? html` class="number"` : ''}>${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ id, kind, at, applied }) => html`<tr><td class="number">${id}</td><td>${kinds[kind]}</td>
<td><time datetime="${at.toISOString()}">${formatMoment(at, language)}</time></td>
<td>${applied === null ? m.waiting : m.applied(applied)}</td></tr>`,
  )}</tbody></table></div>`
}
