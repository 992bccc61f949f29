/** Two people changed the same thing: both versions side by side, field by field, until the later one chooses. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { revision } from '../../officer/records/history.ts'
import type { DeskRecord, RecordContent } from '../../officer/records/record.ts'
import { dropSetAside, RecordClash, saveRecord, setAside } from '../../officer/records/save-record.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { JsonObject } from '../fields/field.ts'
import { labelsOf } from '../fields/labels.ts'
import { RECORD_FIELDS } from '../fields/record-forms.ts'
import { tell } from '../fields/tell.ts'
import { changedUnits, type Merge, mergeContents, type Unit, unitValue, withUnitValue } from '../fields/units.ts'
import type { Form } from '../form.ts'
import { recordHistoryMessages } from '../messages/record-history.ts'
import { toldValues } from '../parts/change-table.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { officerNames } from '../parts/officer-names.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { recordOf } from '../parts/record-page.ts'
import { RECORD_UNITS } from '../save-form.ts'

interface Clash {
  readonly record: DeskRecord
  readonly mine: RecordContent
  readonly at: Date
  readonly merge: Merge
  /** My other changes, which are taken over. */
  readonly others: number
}

async function clashOf(context: SignedInContext): Promise<Clash | null> {
  const { services, signedIn } = context
  const record = await recordOf(context)
  const { incident } = record
  const aside = await setAside(services.db, { incident, officer: signedIn.id })
  if (!aside) return null
  const base = (await revision(services.db, incident, aside.baseVersion)) ?? record.content
  const [theirs, mine] = [record.content as unknown as JsonObject, aside.content as unknown as JsonObject]
  const merge = mergeContents(RECORD_UNITS, { base: base as unknown as JsonObject, theirs, mine })
  const others = changedUnits(RECORD_UNITS, theirs, merge.content).length
  return { record, mine: aside.content, at: aside.at, merge, others }
}

export async function recordClashPage(
  context: SignedInContext,
  notice: 'choose' | 'changedAgain' | null = null,
): Promise<DeskAnswer> {
  const { language, link, parameters } = context
  const clash = await clashOf(context)
  if (!clash) return { redirect: link('record', { incident: parameters.incident ?? '' }) }
  const m = recordHistoryMessages[language].clash
  const { record, merge, others } = clash
  return {
    page: {
      title: `${m.title} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordClash')}<h2>${m.title}</h2><p class="lead">${m.lead}</p>
${notice ? html`<p class="notice alert" role="alert">${m[notice]}</p>` : ''}
<form method="post">${csrfField(context)}<input type="hidden" name="version" value="${record.version}">
${merge.conflicts.length === 0 ? html`<p>${m.nothingLeft}</p>` : merge.conflicts.map(unit => choiceOf(context, clash, unit))}
${others > 0 ? html`<p class="quiet">${m.merged(others)}</p>` : ''}
<p class="actions"><button name="choice" value="save">${m.save}</button></p></form>
<details><summary>${m.drop}</summary><form method="post" class="card">${csrfField(context)}<p>${m.dropWhat}</p>
<p class="actions"><button class="secondary" name="choice" value="drop">${m.drop}</button></p></form></details>`,
    },
    status: notice ? 409 : 200,
  }
}

async function choiceOf({ language, services }: SignedInContext, clash: Clash, unit: Unit): Promise<Html> {
  const m = recordHistoryMessages[language].clash
  const { record, mine, at } = clash
  const nameOf = await officerNames(services.db, [record.updatedBy], language)
  const labels = labelsOf(RECORD_FIELDS, unit.path.split('.'), language, record.content as never)
  const told = (content: RecordContent) =>
    toldValues(tell(unit.field, unitValue(content as unknown as JsonObject, unit), language), m.nothing)
  const side = (value: 'mine' | 'theirs', title: string, content: RecordContent) =>
    html`<div class="card version"><label class="choice"><input type="radio" name="unit ${unit.path}" value="${value}" required><strong>${title}</strong></label><div class="told">${told(content)}</div></div>`
  return html`<fieldset class="two-versions"><legend>${labels.join(' › ')}</legend><div class="versions">
${side('mine', m.yours(formatMoment(at, language)), mine)}
${side('theirs', m.theirs(nameOf(record.updatedBy), formatMoment(record.updatedAt, language)), record.content)}</div></fieldset>`
}

/** Saves what was chosen, or gives the officer's version up. */
export async function settleClash(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { services, signedIn, act, link, parameters } = context
  const incident = parameters.incident ?? ''
  const mineToDrop = { incident, officer: signedIn.id }
  if (form.text('choice') === 'drop') {
    await dropSetAside(services.db, mineToDrop)
    return { redirect: `${link('record', { incident })}?done=dropped` }
  }
  const clash = await clashOf(context)
  if (!clash) throw new OfficerError('wrong-state', 'nothing waits for a choice')
  const { record, mine, merge } = clash
  if (form.text('version') !== String(record.version)) return recordClashPage(context, 'changedAgain')
  const choices = merge.conflicts.map(unit => ({ unit, choice: form.text(`unit ${unit.path}`) }))
  if (choices.some(({ choice }) => choice !== 'mine' && choice !== 'theirs')) return recordClashPage(context, 'choose')
  const content = choices
    .filter(({ choice }) => choice === 'mine')
    .reduce((merged, { unit }) => {
      return withUnitValue(merged, unit, unitValue(mine as unknown as JsonObject, unit))
    }, merge.content)
  try {
    const chosen = content as unknown as RecordContent
    await saveRecord(services.db, { incident, baseVersion: record.version, content: chosen, ...act })
  } catch (error) {
    // What was chosen is set aside in its turn.
    if (error instanceof RecordClash) return recordClashPage(context, 'changedAgain')
    throw error
  }
  await dropSetAside(services.db, mineToDrop)
  return { redirect: `${link('record', { incident })}?done=settled` }
}
