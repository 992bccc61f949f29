import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'
import type { AuditQuery } from '../audit-query.ts'
import type { SignedInContext } from '../context.ts'
import { auditMessages } from '../messages/audit.ts'
import { auditActions, auditFamilies } from '../messages/audit-actions.ts'
import type { AuditScopes } from '../pages/audit.ts'

type Option = readonly [value: string, label: string]

/** The form above the log; its fields are the address of what it shows. */
export async function auditFilters(context: SignedInContext, query: AuditQuery, scopes: AuditScopes): Promise<Html> {
  const { language, link } = context
  const m = auditMessages[language]
  const [people, incidents] = await Promise.all([peopleOf(context, query.scope), incidentsOf(context, query.scope)])
  const choices: Option[] = [
    ...(scopes.all ? [['', m.everything] as const] : []),
    ...scopes.organisations.map(({ id, name }) => [id, name] as const),
  ]
  const options = (list: readonly Option[], chosen: string) =>
    html`${list.map(([value, label]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`)}`
  const field = (id: keyof AuditQuery, label: string, control: Html) =>
    html`<div class="field"><label for="${id}">${label}</label>${control}</div>`
  const select = (id: keyof AuditQuery, label: string, content: Html) =>
    field(id, label, html`<select id="${id}" name="${id}">${content}</select>`)
  const day = (id: 'from' | 'until', label: string, hint?: string) =>
    html`<div class="field"><label for="${id}">${label}${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : ''}</label>
<input id="${id}" name="${id}" type="date" value="${query[id]}"${hint ? html` aria-describedby="${id}-hint"` : ''}></div>`
  return html`<form method="get" class="card audit-filters" aria-label="${m.filters}">
<div class="grid">
${choices.length > 1 ? select('scope', m.scope, options(choices, query.scope)) : ''}
${select('actor', m.who, options([['', m.anybody], ...people], query.actor))}
${select('action', m.act, html`<option value="">${m.anyAct}</option>${actGroups(context, query, options)}`)}
${select('incident', m.incident, options([['', m.anyIncident], ...incidents], query.incident))}
${day('from', m.from)}
${day('until', m.until, m.untilHint)}
</div>
<p class="actions"><button>${m.apply}</button> <a class="button secondary" href="${link('audit')}">${m.clear}</a></p>
</form>`
}

function actGroups(
  { language }: SignedInContext,
  query: AuditQuery,
  options: (list: readonly Option[], chosen: string) => Html,
): Html[] {
  const m = auditMessages[language]
  return Object.entries(auditFamilies[language]).map(([family, name]) => {
    const acts = Object.entries(auditActions).filter(([action]) => action.split('.', 1)[0] === family)
    const list: Option[] = [
      [family, m.allOf(name)],
      ...acts.map(([action, words]) => [action, words[language]] as const),
    ]
    return html`<optgroup label="${name}">${options(list, query.action)}</optgroup>`
  })
}

/** Those who could have done something there: officers by name, then programs. */
async function peopleOf({ services, language }: SignedInContext, scope: string): Promise<Option[]> {
  let officers = services.db.selectFrom('officers').select(['id', 'display_name']).orderBy('display_name')
  if (scope !== '') {
    officers = officers.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('officer_memberships as member')
          .select('member.role')
          .whereRef('member.officer', '=', 'officers.id')
          .where('member.organisation', '=', scope),
      ),
    )
  }
  const named = (await officers.execute()).filter(one => one.display_name !== null)
  return [
    ...named.map(one => [`officer:${one.id}`, one.display_name!] as const),
    ['publisher', auditMessages[language].publisher] as const,
    ['cli', 'vigifuite (CLI)'] as const,
  ]
}

/** Records of the desk, by the ids that the log has. */
async function incidentsOf({ services: { db } }: SignedInContext, scope: string): Promise<Option[]> {
  let rows = db.selectFrom('incident_organisations').select('incident').distinct().orderBy('incident')
  if (scope !== '') rows = rows.where('organisation', '=', scope)
  return (await rows.execute()).map(({ incident }) => [incident, incident] as const)
}
