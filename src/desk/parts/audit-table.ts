import { html } from 'hono/html'
import type { HashedAuditEntry } from '../../audit/log.ts'
import { listOrganisations } from '../../officer/organisations.ts'
import { toHex } from '../../protocol/bytes.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { auditMessages } from '../messages/audit.ts'
import { auditActions } from '../messages/audit-actions.ts'
import { type NameOfOfficer, officerNames } from './officer-names.ts'

const SHOWN = 8

/** Entries with the words for their acts, names where they are still known, and their place in the chain. */
export async function auditTable(
  { services, language }: SignedInContext,
  entries: readonly HashedAuditEntry[],
): Promise<Html> {
  const m = auditMessages[language]
  const people = entries.flatMap(({ actor, subject }) => [actor, subject]).filter(one => one.startsWith('officer:'))
  const [nameOf, organisations] = await Promise.all([
    officerNames(services.db, [...people, 'cli', 'demo'], language),
    listOrganisations(services.db),
  ])
  const names: Names = { nameOf, organisations: new Map(organisations.map(({ id, name }) => [id, name])) }
  return html`<div class="scroll" role="region" aria-label="${m.caption}" tabindex="0"><table class="audit">
<caption class="visually-hidden">${m.caption}</caption>
<thead><tr>${m.columns.map((column, i) => html`<th scope="col"${i === 0 ? html` class="number"` : ''}>${column}</th>`)}</tr></thead>
<tbody>${entries.map(entry => row(entry, names, language))}</tbody></table></div>`
}

interface Names {
  readonly nameOf: NameOfOfficer
  readonly organisations: ReadonlyMap<string, string>
}

function row(entry: HashedAuditEntry, { nameOf, organisations }: Names, language: Language): Html {
  const { sequence, at, actor, action, subject, details, previous, hash } = entry
  const m = auditMessages[language]
  const words = auditActions[action]?.[language] ?? action
  const about = subject.startsWith('officer:')
    ? nameOf(subject)
    : (organisations.get(subject.replace(/^organisation:/, '')) ?? '')
  const said = Object.entries(details).map(([name, value]) => `${name}=${organisations.get(String(value)) ?? value}`)
  return html`<tr><td class="number">${sequence}</td>
<td><time datetime="${at.toISOString()}">${shortMoment(at, language)}</time></td>
<td>${whoIs(actor, nameOf, language)}</td>
<td>${words}<br>${about} <code>${subject}</code>${said.length === 0 ? '' : html`<br><span class="quiet small">${said.join(', ')}</span>`}</td>
<td><details><summary><code>${toHex(hash).slice(0, SHOWN)}…</code></summary>
<p class="small">${m.hash}<br><code>${toHex(hash)}</code></p><p class="small">${m.previous}<br><code>${toHex(previous)}</code></p></details></td></tr>`
}

function whoIs(actor: string, nameOf: NameOfOfficer, language: Language): string {
  const m = auditMessages[language]
  if (actor === 'publisher') return m.publisher
  if (actor.startsWith('contributor:')) return m.contributor
  return nameOf(actor)
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const

/** To the second, as a clock in Paris shows it; the exact instant stands in the element's `datetime`. */
function shortMoment(at: Date, language: Language): string {
  return at.toLocaleString(LOCALES[language], {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
}
