/** The incident file as a document to print. */
import { html } from 'hono/html'
import { CONTEXTS } from '../../incident/severity.ts'
import { COLON, formatNumber, SEMICOLON } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { clockMessages } from '../../site/messages/desk-clocks.ts'
import { severityMessages } from '../../site/messages/desk-severity.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { type Field, type FormPlan, isObject, type Json, type JsonObject, valueIn } from '../fields/field.ts'
import { INCIDENT_FORM, REGISTER_FORM } from '../fields/record-forms.ts'
import { tell } from '../fields/tell.ts'
import { type IncidentFile, MOST } from '../incident-file.ts'
import { auditActions } from '../messages/audit-actions.ts'
import { dossierMessages } from '../messages/dossier.ts'
import { listMessages } from '../messages/lists.ts'
import { stretchesOf } from '../pages/record-history.ts'
import { clockMoment, clockNotes } from './clock-facts.ts'
import { listState } from './list-table.ts'
import { labelOf } from './paper-sheet.ts'
import { statusBadge } from './record-head.ts'
import { shortMoment } from './short-moment.ts'

type Section = readonly [id: string, title: string, body: Html]

export function dossierSheet(context: SignedInContext, file: IncidentFile): Html {
  const { language } = context
  const m = dossierMessages[language]
  const { record } = file
  const content = record.content as unknown as { readonly incident: JsonObject; readonly register: JsonObject }
  const sections: readonly Section[] = [
    ['state', m.state, statePart(file, language)],
    ['public', m.publicPart, formPart(INCIDENT_FORM, content.incident, language)],
    ['register', m.register, formPart(REGISTER_FORM, content.register, language)],
    ['severity', m.severity, severityPart(file, language)],
    ['clocks', m.clocks, clocksPart(file, language)],
    ['lists', m.lists, listsPart(file, language)],
    ['history', m.history, historyPart(file, language)],
    ['comments', m.comments, commentsPart(file, language)],
    ['audit', m.audit, auditPart(file, language)],
  ]
  return html`${sections.map(
    ([id, title, body]) =>
      html`<section aria-labelledby="section-${id}"><h2 id="section-${id}">${title}</h2>${body}</section>`,
  )}`
}

const fact = (label: string, values: readonly (Html | string)[], language: Language): Html =>
  html`<div><dt>${labelOf(label, language)}</dt>${
    values.length === 0
      ? html`<dd class="quiet">${dossierMessages[language].nothing}</dd>`
      : values.map(one => html`<dd>${one}</dd>`)
  }</div>`

function statePart({ record, nameOf }: IncidentFile, language: Language): Html {
  const who = (one: { by: string; at: Date } | null, action: string) =>
    one === null
      ? ''
      : fact(auditActions[action]![language], [html`${nameOf(one.by)}, ${shortMoment(one.at, language)}`], language)
  return html`<p>${statusBadge(record, language)}</p>
<dl class="paper-fields">${who(record.submitted, 'incident.submitted')}${who(record.approved, 'incident.approved')}${who(record.published, 'incident.published')}${who(record.withdrawn, 'incident.withdrawn')}</dl>
${record.withdrawn ? html`<p class="pre">${record.withdrawn.reason}</p>` : ''}`
}

/** Every field of a form with what it holds, in the form's order and words. */
function formPart({ sections }: FormPlan, object: JsonObject, language: Language): Html {
  return html`${sections.map(
    ({ title, fields }) =>
      html`<h3>${title[language]}</h3>${linesPart(linesOf(fields, object, language, title[language]), language)}`,
  )}`
}

/** What holds nothing is named, all of it in one line. */
function linesPart(lines: readonly Line[], language: Language): Html {
  const [known, open] = [true, false].map(is => lines.filter(([, values]) => values.length > 0 === is))
  return html`<dl class="paper-fields">${known!.map(([label, values]) => fact(label, values, language))}</dl>
${open!.length === 0 ? '' : html`<p class="quiet small">${dossierMessages[language].unanswered}${COLON[language]}${open!.map(([label]) => label).join(SEMICOLON[language])}</p>`}`
}

type Line = readonly [label: string, values: readonly string[]]

/** Groups are taken apart, down to what one answers. `known`: what the part is called already. */
function linesOf(
  fields: readonly Field[],
  object: Json | undefined,
  language: Language,
  known: string,
  before = '',
): Line[] {
  const at = isObject(object) ? object : undefined
  return fields.flatMap((field): Line[] => {
    const value = valueIn(at, field)
    const own = field.label[language]
    const label = [before, own].filter(Boolean).join(', ')
    if (field.kind === 'group') return linesOf(field.fields, value, language, known, own === known ? before : label)
    return [[label, tell(field, value, language)]]
  })
}

function severityPart({ severity, record }: IncidentFile, language: Language): Html {
  const factors = record.content.register.risk.severity
  if (severity === null || factors === null) return html`<p class="quiet">${dossierMessages[language].nothing}</p>`
  const m = severityMessages[language]
  const words = dossierMessages[language]
  const n = (value: number) => formatNumber(value, language)
  const scores = severity.data.map(({ category, base, adjustments, score }) => {
    const steps = adjustments.map(
      one => `, ${m.contexts[one.context].label} (${CONTEXTS[one.context] > 0 ? '+' : '−'}${n(Math.abs(one.steps))})`,
    )
    return `${m.data[category].label}${COLON[language]}${words.times(n(base), steps.join(''), n(score))}`
  })
  const lines: readonly Line[] = [
    [m.dpc.label, scores],
    [m.ei.label, [`${m.identifications[factors.identification].label} (${n(severity.ei)})`]],
    [
      m.circumstances.confidentiality,
      [`${m.confidentiality[factors.confidentiality]} (${n(severity.circumstances.confidentiality)})`],
    ],
    [m.circumstances.integrity, [`${m.integrity[factors.integrity]} (${n(severity.circumstances.integrity)})`]],
    [
      m.circumstances.availability,
      [`${m.availability[factors.availability]} (${n(severity.circumstances.availability)})`],
    ],
    [m.circumstances.malicious, factors.malicious ? [`${words.yes} (${n(severity.circumstances.malicious)})`] : []],
    [
      words.score,
      [
        `SE = ${n(severity.dpc)} × ${n(severity.ei)} + ${n(severity.cb)} = ${n(severity.score)} (${m.levels[severity.level].label})`,
        m.levels[severity.level].meaning,
        ...severity.flags.map(one => `${m.flags[one].label}${COLON[language]}${m.flags[one].meaning}`),
      ],
    ],
  ]
  return html`<p>${m.method}</p><dl class="paper-fields">${lines.map(([label, values]) => fact(label, values, language))}</dl>`
}

function clocksPart({ clocks }: IncidentFile, language: Language): Html {
  const m = clockMessages[language]
  return html`<dl class="paper-fields">${clocks.map(clock => {
    const { id, reason } = clock
    const said =
      reason === null
        ? [clockMoment(clock, language), ...clockNotes(clock, language)]
        : [m.states[clock.state], m.reasons[reason]]
    return fact(`${m.names[id]} (${m.laws[id]})`, said, language)
  })}</dl>`
}

function listsPart({ lists }: IncidentFile, language: Language): Html {
  const m = dossierMessages[language]
  const words = listMessages[language]
  if (lists.length === 0) return html`<p>${m.noLists}</p>`
  return html`<p class="quiet small">${m.listsNote}</p><dl class="paper-fields">${lists.map(list => {
    const { code, kind, entries, organisation } = list
    const count = entries === null ? words.nothingYet : words.entries(formatNumber(entries, language))
    return fact(
      words.one.title(code, words.kinds[kind]),
      [`${organisation}, ${words.states[listState(list)].label}`, count],
      language,
    )
  })}</dl>`
}

function historyPart({ versions, nameOf }: IncidentFile, language: Language): Html {
  const m = dossierMessages[language]
  return html`<ul>${stretchesOf(versions).map(({ author, versions: list }) => {
    const [newest, oldest] = [list[0]!, list.at(-1)!]
    return html`<li>${shortMoment(newest.at, language)}, ${nameOf(author)} (${m.versions(oldest.version, newest.version)})</li>`
  })}</ul>`
}

function commentsPart({ comments, nameOf }: IncidentFile, language: Language): Html {
  if (comments.length === 0) return html`<p>${dossierMessages[language].noComments}</p>`
  return html`<dl class="paper-fields">${comments.map(({ at, author, text }) =>
    fact(nameOf(author), [html`<span class="quiet">${shortMoment(at, language)}</span>`, text], language),
  )}</dl>`
}

function auditPart({ audit, nameOf }: IncidentFile, language: Language): Html {
  const m = dossierMessages[language]
  return html`<table><thead><tr>${m.auditColumns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${audit.map(
    ({ sequence, at, actor, action, subject }) =>
      html`<tr><td>${sequence}</td><td>${shortMoment(at, language)}</td><td>${actor === 'publisher' || actor.startsWith('contributor:') ? actor : nameOf(actor)}</td><td>${auditActions[action]?.[language] ?? action} <span class="quiet small">${subject}</span></td></tr>`,
  )}</tbody></table>${audit.length === MOST ? html`<p class="quiet">${m.more}</p>` : ''}`
}
