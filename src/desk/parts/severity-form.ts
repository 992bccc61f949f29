/** ENISA's score as a form: every factor explained beside what it adds, and the score beside them, from the server and then live. */
import { html } from 'hono/html'
import {
  AVAILABILITY_LOSSES,
  CONFIDENTIALITY_LOSSES,
  CONTEXTS,
  type Context,
  DATA_BASES,
  type DataBase,
  IDENTIFICATIONS,
  INTEGRITY_LOSSES,
  MALICE,
  SEVERITY_LEVELS,
  type Severity,
  severityOf,
} from '../../incident/severity.ts'
import { severityFactorsSchema } from '../../incident/severity-factors.ts'
import { formatNumber } from '../../site/format.ts'
import { severityMessages } from '../../site/messages/desk-severity.ts'
import type { Html } from '../../site/page.ts'
import { type Drawing, idOf } from '../fields/drawing.ts'
import { readSeverity } from '../fields/severity-field.ts'
import { allOf, rawOf } from '../fields/typed.ts'
import { fieldMessages } from '../messages/fields.ts'
import { severityFormMessages } from '../messages/severity-form.ts'

const NAME = 'register.risk.severity'
/** Lower bounds of the bands after the first. */
const BOUNDS = { low: null, medium: 2, high: 3, 'very-high': 4 } as const

interface Choice {
  readonly value: string
  readonly label: string
  readonly hint: string | null
  readonly adds: string
}

export function severityForm(d: Drawing): Html {
  const { language, typed, faults } = d
  const m = severityFormMessages[language]
  const t = severityMessages[language]
  const n = (value: number) => formatNumber(value, language)
  const fault = faults.get(NAME)
  const factors = severityFactorsSchema.safeParse(readSeverity(typed, NAME, () => null))
  const severity = factors.success ? severityOf(factors.data) : null
  const ticked = (name: string) => rawOf(typed, `${NAME}.${name}`) === 'yes'
  const losses = (values: Readonly<Record<string, number>>, labels: Readonly<Record<string, string>>): Choice[] =>
    Object.entries(values).map(([value, adds]) => ({ value, label: labels[value]!, hint: null, adds: `+ ${n(adds)}` }))
  const identifications = Object.entries(IDENTIFICATIONS).map(([value, factor]) => {
    const { label, meaning } = t.identifications[value as keyof typeof IDENTIFICATIONS]
    return { value, label, hint: meaning, adds: `× ${n(factor)}` }
  })
  return html`<div class="severity" data-severity id="${idOf(NAME)}">
<div class="factors">
<fieldset class="card" aria-describedby="severity-dpc"><legend><h2>${t.dpc.label}</h2></legend>
<p class="hint" id="severity-dpc">${t.dpc.meaning} ${m.dataHint}</p>
${Object.entries(DATA_BASES).map(([category, base]) => categoryOf(d, category as DataBase, base))}</fieldset>
<section class="card"><h2>${t.ei.label}</h2><p class="hint">${t.ei.meaning}</p>
${questionOf(d, 'identification', t.ei.label, identifications)}</section>
<section class="card"><h2>${t.cb.label}</h2><p class="hint">${t.cb.meaning}</p>
${questionOf(d, 'confidentiality', t.circumstances.confidentiality, losses(CONFIDENTIALITY_LOSSES, t.confidentiality))}
${questionOf(d, 'integrity', t.circumstances.integrity, losses(INTEGRITY_LOSSES, t.integrity))}
${questionOf(d, 'availability', t.circumstances.availability, losses(AVAILABILITY_LOSSES, t.availability))}
${boxOf('malicious', `${t.circumstances.malicious} (+ ${n(MALICE)})`, `${m.malicious}. ${m.maliciousHint}`, ticked('malicious'))}</section>
<section class="card"><h2>${m.flagsTitle}</h2><p class="hint">${m.flagsHint}</p>
<div class="field"><label for="${idOf(NAME)}-persons">${m.persons}</label><input id="${idOf(NAME)}-persons" name="${NAME}.persons" class="short" inputmode="numeric" autocomplete="off" value="${rawOf(typed, `${NAME}.persons`)}"></div>
${boxOf('unintelligible', m.unintelligible, t.flags.unintelligible.meaning, ticked('unintelligible'))}</section>
</div>
<aside class="card score" aria-labelledby="score-title"><h2 id="score-title">${m.score}</h2>
<span class="error" data-error-of="${NAME}"${fault ? '' : html` hidden`}>${fault ? fieldMessages[language].faults[fault] : ''}</span>
${resultOf(d, severity)}
<h3>${m.bands}</h3>
<dl class="bands">${SEVERITY_LEVELS.map(level => {
    const bound = BOUNDS[level]
    return html`<div data-band="${level}" class="${severity?.level === level ? 'current' : ''}"><dt>${t.levels[level].label} <span class="quiet small">${bound === null ? m.below(n(2)) : m.from(n(bound))}</span></dt><dd class="small">${t.levels[level].meaning}</dd></div>`
  })}</dl>
<p class="small quiet">${t.method}</p></aside>
</div>`
}

/** The score of what was typed; where the script writes too. */
function resultOf({ language }: Drawing, severity: Severity | null): Html {
  const m = severityFormMessages[language]
  const t = severityMessages[language]
  const n = (value: number) => formatNumber(value, language)
  return html`<p class="formula">${t.formula}</p>
<p class="sum" aria-live="polite" data-score data-none="${m.none}">${severity ? html`${n(severity.dpc)} × ${n(severity.ei)} + ${n(severity.cb)} = <strong>${n(severity.score)}</strong>` : m.none}</p>
<p class="level" data-level>${severity ? t.levels[severity.level].label : ''}</p>
<ul class="flags" data-flags>${severity?.flags.map(flag => html`<li><strong>${t.flags[flag].label}</strong>. ${t.flags[flag].meaning}</li>`) ?? ''}</ul>`
}

function categoryOf({ language, typed }: Drawing, category: DataBase, base: number): Html {
  const m = severityFormMessages[language]
  const t = severityMessages[language]
  const { label, meaning } = t.data[category]
  const chosen = allOf(typed, `${NAME}.data`).includes(category)
  const contexts = (Object.entries(CONTEXTS) as [Context, 1 | -1][]).map(([context, sign]) => {
    const name = `${NAME}.data.${category}.${context}`
    const steps = rawOf(typed, name)
    const words = sign === 1 ? m.steps : m.downSteps
    return html`<div class="context"><label for="${idOf(name)}">${t.contexts[context].label}<span class="hint">${t.contexts[context].meaning}</span></label>
<select id="${idOf(name)}" name="${name}" autocomplete="off">${words.map((text, index) => html`<option value="${index === 0 ? '' : index}"${String(index) === steps ? html` selected` : ''}>${text}</option>`)}</select></div>`
  })
  const moved = Object.keys(CONTEXTS).some(context => rawOf(typed, `${NAME}.data.${category}.${context}`) !== '')
  return html`<div class="category"><label class="choice"><input type="checkbox" name="${NAME}.data" value="${category}" autocomplete="off"${chosen ? html` checked` : ''}><span><strong>${label}</strong> <span class="badge">${m.base(String(base))}</span><span class="hint">${meaning}</span></span></label>
<details${chosen && moved ? html` open` : ''}><summary>${m.contextQuestion(label)}</summary>${contexts}</details></div>`
}

function questionOf({ typed }: Drawing, question: string, legend: string, choices: readonly Choice[]): Html {
  const name = `${NAME}.${question}`
  return html`<fieldset class="field"><legend>${legend}</legend>${choices.map(
    ({ value, label, hint, adds }) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}" autocomplete="off"${rawOf(typed, name) === value ? html` checked` : ''}><span>${label} <span class="badge">${adds}</span>${hint ? html`<span class="hint">${hint}</span>` : ''}</span></label>`,
  )}</fieldset>`
}

const boxOf = (key: string, label: string, hint: string, checked: boolean): Html =>
  html`<div class="field"><label class="choice"><input type="checkbox" name="${NAME}.${key}" value="yes" autocomplete="off"${checked ? html` checked` : ''}><span>${label}<span class="hint">${hint}</span></span></label></div>`
