/** The audit log for people to read: all of it for the platform's, its own part for an organisation's. */
import { html } from 'hono/html'
import { type HashedAuditEntry, listEntries } from '../../audit/log.ts'
import { auditTrailOf } from '../../officer/audit-trail.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listOrganisations } from '../../officer/organisations.ts'
import { decide } from '../../officer/permissions.ts'
import type { Html } from '../../site/page.ts'
import { type AuditQuery, auditSearch, momentsOf, readAuditQuery } from '../audit-query.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { auditMessages } from '../messages/audit.ts'
import { auditFilters } from '../parts/audit-filters.ts'
import { auditTable } from '../parts/audit-table.ts'

const PAGE = 50

/** Whose log the officer may read. */
export interface AuditScopes {
  readonly all: boolean
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

export async function auditPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, link } = context
  const m = auditMessages[language]
  const asked = readAuditQuery(context.url.searchParams)
  const scopes = await scopesOf(context)
  const scope = asked.scope === '' && !scopes.all ? scopes.organisations[0]!.id : asked.scope
  if (scope !== '' && !scopes.organisations.some(one => one.id === scope)) {
    throw new OfficerError('unknown', 'there is no such log')
  }
  const query = { ...asked, scope }
  const found = await entriesOf(context, query)
  const entries = found.slice(0, PAGE)
  const filtered = auditSearch({ ...query, scope: '', before: null }) !== ''
  const mayExport = decide(context.signedIn.officer, 'audit.export', { on: 'platform' }).allowed
  return {
    page: {
      title: m.title,
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<p>${m.chain}</p>
${auditFilters(context, query, scopes)}
${entries.length === 0 ? html`<p class="notice">${filtered ? m.nothing : m.nothingYet}</p>` : auditTable(context, entries)}
${paging(context, query, found)}
${
  mayExport
    ? html`<p><a class="button secondary" href="${link('auditFile')}" download>${m.export}</a><br><span class="quiet small">${m.exportHint}</span></p>`
    : ''
}`,
    },
  }
}

/** @throws OfficerError 'forbidden' for those who may read nobody's */
async function scopesOf({ services, signedIn }: SignedInContext): Promise<AuditScopes> {
  const all = decide(signedIn.officer, 'audit.read-all', { on: 'platform' }).allowed
  const organisations = (await listOrganisations(services.db)).filter(
    ({ id }) => decide(signedIn.officer, 'audit.read', { on: 'organisation', organisation: id }).allowed,
  )
  if (!all && organisations.length === 0) throw new OfficerError('forbidden', 'the officer may read no log')
  return { all, organisations }
}

/** One more than a page has, when there are older ones. */
async function entriesOf({ services: { db } }: SignedInContext, query: AuditQuery): Promise<HashedAuditEntry[]> {
  const { scope, actor, action, incident, before } = query
  const filter = {
    limit: PAGE + 1,
    ...(before !== null && { before }),
    ...(actor !== '' && { actor }),
    ...(action !== '' && { action }),
    ...(incident !== '' && { subjects: await subjectsOf(db, incident) }),
    ...momentsOf(query),
  }
  return scope === '' ? listEntries(db, filter) : auditTrailOf(db, { ...filter, organisation: scope })
}

/** A record, and the lists that belong to it. */
async function subjectsOf(db: SignedInContext['services']['db'], incident: string): Promise<string[]> {
  const lists = await db.selectFrom('data_sets').select('code').where('incident', '=', incident).execute()
  return [`incident:${incident}`, ...lists.map(({ code }) => `data-set:${code}`)]
}

function paging({ language, link }: SignedInContext, query: AuditQuery, found: readonly HashedAuditEntry[]): Html {
  const m = auditMessages[language]
  const older = found.length > PAGE ? found[PAGE - 1]!.sequence : null
  if (older === null && query.before === null) return html``
  return html`<p class="actions">${
    query.before === null
      ? ''
      : html`<a class="button secondary" href="${link('audit')}${auditSearch(query, { before: null })}">${m.newest}</a>`
  } ${older === null ? '' : html`<a class="button secondary" href="${link('audit')}${auditSearch(query, { before: older })}">${m.older}</a>`}</p>`
}
