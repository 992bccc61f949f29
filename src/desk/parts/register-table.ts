import { html } from 'hono/html'
import { severityOf } from '../../incident/severity.ts'
import * as breach from '../../officer/register/breach-codes.ts'
import type { Code } from '../../officer/register/code.ts'
import type { Register } from '../../officer/register/register.ts'
import * as response from '../../officer/register/response-codes.ts'
import * as scope from '../../officer/register/scope-codes.ts'
import type { RegisterRow } from '../../officer/register-rows.ts'
import { formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { severityMessages } from '../../site/messages/desk-severity.ts'
import type { Html } from '../../site/page.ts'

import type { SignedInContext } from '../context.ts'
import { idOf } from '../fields/drawing.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { registerMessages } from '../messages/register.ts'

/** The register as a table; narrow enough for 1024 px, and scrolled within itself below. */
export function registerTable(context: SignedInContext, rows: readonly RegisterRow[]): Html {
  const m = registerMessages[context.language]
  return html`<div class="scroll" role="region" aria-label="${m.caption}" tabindex="0"><table class="register-table">
<caption class="visually-hidden">${m.caption}</caption>
<thead><tr>${m.columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(row => line(context, row))}</tbody></table></div>`
}

function line({ language, link }: SignedInContext, row: RegisterRow): Html {
  const { register, incident: about, organisations } = row
  const m = registerMessages[language]
  const incident = about.id
  const { timeline, breach: facts, scope: reach, risk, communication } = register
  const title = about.title[language] || recordHeadMessages[language].untitled
  const known =
    timeline.awareAt === null
      ? html`<a href="${link('recordRegister', { incident })}#${idOf('register.timeline.awareAt')}">${m.awarenessMissing}</a>`
      : shortDay(timeline.awareAt, language)
  const severity = risk.severity === null ? null : severityOf(risk.severity)
  const told = communication.state === null ? null : response.INFORMED[communication.state].label[language]
  return html`<tr><td>${known}</td>
<th scope="row"><a href="${link('recordRegister', { incident })}">${title}</a>${register.reference === null ? '' : html`<br><span class="quiet small">${m.reference(register.reference)}</span>`}<br><span class="quiet small">${organisations.map(one => one.name).join(', ')}</span></th>
<td>${labels(breach.NATURES, facts.natures, language)}</td>
<td>${labels(scope.DATA, reach.data.categories, language)}</td>
<td>${persons(reach.persons, language)}</td>
<td>${risk.outcome === null ? unknown(language) : response.RISKS[risk.outcome].label[language]}${
    severity === null
      ? ''
      : html`<br><span class="quiet small">${m.severity(formatNumber(severity.score, language), severityMessages[language].levels[severity.level].label)}</span>`
  }</td>
<td>${cnil(register, language)}</td><td>${told ?? unknown(language)}</td></tr>`
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const

const shortDay = (instant: string, language: Language): Html => {
  const text = new Date(instant).toLocaleDateString(LOCALES[language], {
    timeZone: 'Europe/Paris',
    dateStyle: 'medium',
  })
  return html`<time datetime="${instant}" class="day">${text}</time>`
}

const unknown = (language: Language): Html => html`<span class="quiet">${registerMessages[language].unknown}</span>`

function labels<K extends string>(list: Readonly<Record<K, Code>>, keys: readonly K[], language: Language): Html {
  if (keys.length === 0) return unknown(language)
  return html`${keys.map(key => list[key].label[language]).join(', ')}`
}

function persons({ count, categories }: Register['scope']['persons'], language: Language): Html {
  const { certainty, number } = count
  const amount =
    number !== null
      ? `${certainty === 'exact' ? '' : '≈ '}${formatNumber(number, language)}`
      : certainty === null
        ? ''
        : scope.CERTAINTIES[certainty].label[language]
  if (amount === '' && categories.length === 0) return unknown(language)
  const whom = categories.map(one => scope.PERSONS[one].label[language]).join(', ')
  return html`${amount}${amount !== '' && whom !== '' ? html`<br>` : ''}<span class="small">${whom}</span>`
}

function cnil({ notification, risk }: Register, language: Language): Html {
  const { cnil: m } = registerMessages[language]
  const { notifiedAt, number } = notification.cnil
  if (notifiedAt === null) return html`${risk.outcome === 'unlikely' ? m.notNeeded : m.not}`
  return html`${m.notified} ${shortDay(notifiedAt, language)}${number === null ? '' : html`<br><span class="small">${m.number(number)}</span>`}`
}
