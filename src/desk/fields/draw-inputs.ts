/** Fields with one value, and their inputs. */
import { html } from 'hono/html'
import { instantsInParis } from '../../incident/paris-clock.ts'
import type { Html } from '../../site/page.ts'
import { fieldMessages } from '../messages/fields.ts'
import { readDate, readTime } from './dates.ts'
import { type Drawing, described, errorOf, hintOf, idOf } from './drawing.ts'
import {
  type BilingualField,
  type ChoiceField,
  type ChoicesField,
  type DateField,
  type FlagField,
  type LinesField,
  type MomentField,
  type NumberField,
  type Option,
  optionsOf,
  type TextField,
  type TruthField,
} from './field.ts'
import { allOf, rawOf } from './typed.ts'

const INPUT_TYPES = {
  email: ['email', 'email'],
  url: ['url', 'url'],
  domain: ['text', 'url'],
  siren: ['text', 'numeric'],
  insee: ['text', 'text'],
  country: ['text', 'text'],
  tel: ['tel', 'tel'],
} as const

const checked = (is: boolean) => (is ? html` checked` : '')

export function drawText(d: Drawing, field: TextField, name: string): Html {
  return html`<div class="field"><label for="${idOf(name)}">${field.label[d.language]}</label>${hintOf(d, field, name)}${textInput(d, field, name)}${errorOf(d, field, name)}</div>`
}

/** No `maxlength`: what is pasted must not be cut off unseen. */
function textInput(d: Drawing, field: TextField, name: string): Html {
  const value = rawOf(d.typed, name)
  const more = described(d, field, name)
  if (field.lines > 1) {
    return html`<textarea id="${idOf(name)}" name="${name}" rows="${rowsFor(value, field.lines)}"${more}>${'\n'}${value}</textarea>`
  }
  const [type, mode] = field.format ? INPUT_TYPES[field.format] : ['text', 'text']
  const list = field.suggest ? html` list="${idOf(`${field.suggest.rows}.${field.suggest.key}`)}-list"` : ''
  return html`<input id="${idOf(name)}" name="${name}" type="${type}" inputmode="${mode}" value="${value}" autocomplete="off"${list}${more}>`
}

/** High enough for what is in it, within reason. */
const rowsFor = (value: string, least: number, width = 90): number => {
  const lines = value.split('\n').map(line => Math.max(1, Math.ceil(line.length / width)))
  return Math.min(
    16,
    Math.max(
      least,
      lines.reduce((sum, one) => sum + one, 0),
    ),
  )
}

export function drawBilingual(d: Drawing, field: BilingualField, name: string): Html {
  const m = fieldMessages[d.language]
  const label = field.label[d.language]
  const one = (language: 'fr' | 'en', which: string) => {
    const own = `${name}.${language}`
    const value = rawOf(d.typed, own)
    const invalid = d.faults.has(own) ? html` aria-invalid="true"` : ''
    const hint = field.hint ? `${idOf(name)}-hint ` : ''
    const more = html` lang="${language}" autocomplete="off" aria-describedby="${hint}${idOf(own)}-error"${invalid}`
    return html`<div class="field"><label for="${idOf(own)}"><span class="visually-hidden">${label}, </span>${which}</label>${
      field.lines > 1
        ? html`<textarea id="${idOf(own)}" name="${own}" rows="${rowsFor(value, field.lines, 40)}"${more}>${'\n'}${value}</textarea>`
        : html`<input id="${idOf(own)}" name="${own}" value="${value}"${more}>`
    }${errorOf(d, field, own)}</div>`
  }
  return html`<div class="bilingual" id="${idOf(name)}"><p class="pair-name">${label}</p>${hintOf(d, field, name)}<div class="pair">${one('fr', m.inFrench)}${one('en', m.inEnglish)}</div></div>`
}

export function drawChoice(d: Drawing, field: ChoiceField, name: string): Html {
  const chosen = rawOf(d.typed, name) || (field.preset ?? '')
  const label = field.label[d.language]
  if (field.as === 'radios') {
    const none: Option[] = field.preset === undefined ? [blankOption(d)] : []
    return radios(d, field, name, [...field.options, ...none], chosen)
  }
  const option = ({ value, label: words }: Option) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words[d.language]}</option>`
  return html`<div class="field"><label for="${idOf(name)}">${label}</label>${hintOf(d, field, name)}<select id="${idOf(name)}" name="${name}" autocomplete="off"${described(d, field, name)}>${
    field.preset === undefined ? option(blankOption(d)) : ''
  }${field.options.map(option)}</select>${errorOf(d, field, name)}</div>`
}

const blankOption = ({ language }: Drawing): Option => {
  const text = fieldMessages[language].unanswered
  return { value: '', label: { fr: text, en: text } }
}

export function drawTruth(d: Drawing, field: TruthField, name: string): Html {
  const m = fieldMessages[d.language]
  const option = (value: string, text: string): Option => ({ value, label: { fr: text, en: text } })
  const options = [option('yes', m.yes), option('no', m.no), option('', m.unknown)]
  return radios(d, field, name, options, rawOf(d.typed, name))
}

function radios(
  d: Drawing,
  field: ChoiceField | TruthField,
  name: string,
  options: readonly Option[],
  chosen: string,
): Html {
  return html`<fieldset class="field" id="${idOf(name)}"${described(d, field, name)}><legend>${field.label[d.language]}</legend>${hintOf(d, field, name)}<div class="radios">${options.map(
    ({ value, label, hint }) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}" autocomplete="off"${checked(value === chosen)}><span>${label[d.language]}${hint ? html`<span class="hint">${hint[d.language]}</span>` : ''}</span></label>`,
  )}</div>${errorOf(d, field, name)}</fieldset>`
}

export function drawChoices(d: Drawing, field: ChoicesField, name: string): Html {
  const chosen = allOf(d.typed, name)
  const box = ({ value, label }: Option) =>
    html`<label class="choice"><input type="checkbox" name="${name}" value="${value}" autocomplete="off"${checked(chosen.includes(value))}><span>${label[d.language]}</span></label>`
  const groups = field.groups.map(({ label, options }) =>
    label[d.language] === ''
      ? html`<div class="choices">${options.map(box)}</div>`
      : html`<div class="choice-group" role="group" aria-label="${label[d.language]}"><p class="group-name" aria-hidden="true">${label[d.language]}</p><div class="choices">${options.map(box)}</div></div>`,
  )
  const boxes = field.groups.length > 1 ? folded(d, field, chosen, html`${groups}`) : groups
  return html`<fieldset class="field" id="${idOf(name)}"${described(d, field, name)}><legend>${field.label[d.language]}</legend>${hintOf(d, field, name)}
<input type="hidden" name="${name}.order" value="${rawOf(d.typed, `${name}.order`)}">${boxes}${mainOf(d, field, name)}${errorOf(d, field, name)}</fieldset>`
}

/** A long list is folded, and says what is chosen of it. */
function folded(d: Drawing, field: ChoicesField, chosen: readonly string[], boxes: Html): Html {
  const m = fieldMessages[d.language]
  const labels = optionsOf(field)
    .filter(one => chosen.includes(one.value))
    .map(one => one.label[d.language])
  return html`<p class="chosen-of" data-chosen data-none="${m.noneChosen}">${labels.length === 0 ? m.noneChosen : labels.join(', ')}</p>
<details class="folded"><summary>${m.choose}</summary>${boxes}</details>`
}

/** Which of those chosen is the main one. */
function mainOf(d: Drawing, { first, groups }: ChoicesField, name: string): Html | '' {
  if (!first) return ''
  const chosen = rawOf(d.typed, `${name}.first`)
  const options = [blankOption(d), ...groups.flatMap(one => one.options)]
  return html`<label class="main-choice" for="${idOf(name)}-first">${first[d.language]}</label><select id="${idOf(name)}-first" name="${name}.first" autocomplete="off">${options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label[d.language]}</option>`,
  )}</select>`
}

export function drawDate(d: Drawing, field: DateField, name: string): Html {
  const value = rawOf(d.typed, name)
  const hint = field.partial ? fieldMessages[d.language].dateHint : ''
  const type = field.partial ? html`inputmode="numeric" class="short"` : html`type="date" class="short"`
  return html`<div class="field"><label for="${idOf(name)}">${field.label[d.language]}</label>${hintOf(d, field, name, hint)}<input id="${idOf(name)}" name="${name}" ${type} value="${value}" autocomplete="off"${described(d, field, name)}>${errorOf(d, field, name)}</div>`
}

export function drawMoment(d: Drawing, field: MomentField, name: string): Html {
  const m = fieldMessages[d.language]
  const [day, time] = [rawOf(d.typed, `${name}.day`), rawOf(d.typed, `${name}.time`)]
  const more = described(d, field, name)
  // What no date input would show is kept as it was typed.
  const [dayType, timeType] = [
    /^(?:\d{4}-\d{2}-\d{2})?$/.test(day) ? 'date' : 'text',
    /^(?:\d{2}:\d{2})?$/.test(time) ? 'time' : 'text',
  ]
  return html`<fieldset class="field moment" id="${idOf(name)}"><legend>${field.label[d.language]}</legend>${hintOf(d, field, name)}<div class="moment-parts">
<label for="${idOf(name)}-day"><span>${m.day}</span><input id="${idOf(name)}-day" name="${name}.day" type="${dayType}" value="${day}" autocomplete="off"${more}></label>
<label for="${idOf(name)}-time"><span>${m.time}</span><input id="${idOf(name)}-time" name="${name}.time" type="${timeType}" value="${time}" autocomplete="off"${more}></label>
${offsetOf(d, name, day, time)}</div>${errorOf(d, field, name)}<input type="hidden" name="${name}.exact" value="${rawOf(d.typed, `${name}.exact`)}"></fieldset>`
}

/** On the last Sunday of October an hour comes twice. */
function offsetOf(d: Drawing, name: string, day: string, time: string): Html | '' {
  const [date, clock] = [readDate(day, false), readTime(time)]
  if (date === null || clock === null || instantsInParis(date, clock).length < 2) return ''
  const m = fieldMessages[d.language]
  const chosen = rawOf(d.typed, `${name}.offset`)
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`
  return html`<label for="${idOf(name)}-offset"><span>${m.offset}</span><select id="${idOf(name)}-offset" name="${name}.offset" autocomplete="off">${option('', m.unanswered)}${option('+02:00', m.offsets.summer)}${option('+01:00', m.offsets.winter)}</select></label>`
}

export function drawNumber(d: Drawing, field: NumberField, name: string): Html {
  return html`<div class="field"><label for="${idOf(name)}">${field.label[d.language]}</label>${hintOf(d, field, name)}<input id="${idOf(name)}" name="${name}" class="short" inputmode="numeric" value="${rawOf(d.typed, name)}" autocomplete="off"${described(d, field, name)}>${errorOf(d, field, name)}</div>`
}

export function drawFlag(d: Drawing, field: FlagField, name: string): Html {
  return html`<div class="field"><label class="choice" for="${idOf(name)}"><input type="checkbox" id="${idOf(name)}" name="${name}" value="yes" autocomplete="off"${checked(rawOf(d.typed, name) === 'yes')}${described(d, field, name)}><span>${field.label[d.language]}${hintOf(d, field, name)}</span></label>${errorOf(d, field, name)}</div>`
}

export function drawLines(d: Drawing, field: LinesField, name: string): Html {
  const value = rawOf(d.typed, name)
  return html`<div class="field"><label for="${idOf(name)}">${field.label[d.language]}</label>${hintOf(d, field, name)}<textarea id="${idOf(name)}" name="${name}" rows="${rowsFor(value, 2)}" autocomplete="off"${described(d, field, name)}>${'\n'}${value}</textarea>${errorOf(d, field, name)}</div>`
}
