/** The pages on which the public part, the register and the severity of a record are written, and what they send. */
import { html } from 'hono/html'
import * as z from 'zod'
import type { DeskRecord, RecordContent } from '../../officer/records/record.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, DeskMethod, SignedInContext } from '../context.ts'
import type { Drawing } from '../fields/drawing.ts'
import { type FormPlan, fieldsOf, type JsonObject, VARIANT_KEY } from '../fields/field.ts'
import type { Faults } from '../fields/read.ts'
import { rowChangeOf, withRowChange } from '../fields/row-change.ts'
import { type Typed, typedOf } from '../fields/typed.ts'
import { write } from '../fields/write.ts'
import type { Form } from '../form.ts'
import { editMessages } from '../messages/edit.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { contentsOf, describeFaults, editorForm } from '../parts/editor-form.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { mayDo, recordOf, setAsideNotice } from '../parts/record-page.ts'
import { saveForm } from '../save-form.ts'

export type EditPage = 'recordIncident' | 'recordRegister' | 'recordSeverity'

export interface Editor {
  readonly page: EditPage
  readonly plan: FormPlan
  /** In place of the sections' own fields. */
  readonly body?: (drawing: Drawing, record: DeskRecord) => Html
  readonly scripts?: readonly string[]
  /** What another button of the form does to what was read. */
  readonly apply?: (button: string, content: RecordContent) => RecordContent
}

interface Shown {
  readonly typed?: Typed
  readonly faults?: Faults
  readonly baseVersion?: number
  readonly notice?: Html | ''
}

/** Reading and writing one part of a record. */
export const editorRoutes = (editor: Editor): { readonly get: DeskMethod; readonly post: DeskMethod } => ({
  get: {
    action: 'incident.read',
    handle: async context => {
      const m = editMessages[context.language]
      const what = context.url.searchParams.get('saved')
      const text = what === 'merged' ? m.merged : what === '1' ? m.saved : null
      const notice = text === null ? '' : html`<p class="notice calm" role="status">${text}</p>`
      return { page: await shownPage(context, editor, { notice }) }
    },
  },
  post: { action: 'incident.edit', handle: (context, form) => (form.isJson ? autosave : save)(context, form, editor) },
})

async function shownPage(context: SignedInContext, editor: Editor, shown: Shown) {
  const { language } = context
  const m = editMessages[language]
  const record = await recordOf(context)
  const { page, plan, body } = editor
  const canEdit = (await mayDo(context, 'incident.edit')) && (record.status !== 'withdrawn' || plan.root === 'register')
  const typed = shown.typed ?? write(fieldsOf(plan), record.content[plan.root] as JsonObject, plan.root)
  const drawing: Drawing = { language, typed, faults: shown.faults ?? new Map() }
  const unsaved = shown.typed !== undefined
  const form = { plan, drawing, baseVersion: shown.baseVersion ?? record.version, canEdit, unsaved }
  const contents = body ? '' : contentsOf(form)
  return {
    title: `${recordHeadMessages[language].tabs[page]} – ${recordTitle(record, language)}`,
    under: 'home' as const,
    scripts: canEdit ? ['record-editor', ...(editor.scripts ?? [])] : [],
    body: html`${recordHead(context, record, page)}
<p class="lead">${m.leads[page]}</p>
${shown.notice ?? ''}${await setAsideNotice(context, record.incident)}${stateNotice(context, record, canEdit, plan)}
<div class="${body ? 'editor-page' : 'editor-page with-contents'}">${contents}${editorForm(context, { ...form, ...(body && { body: body(drawing, record) }) })}</div>`,
  }
}

function stateNotice(
  { language }: SignedInContext,
  record: DeskRecord,
  canEdit: boolean,
  { root }: FormPlan,
): Html | '' {
  const m = editMessages[language]
  if (!canEdit) return html`<p class="notice">${m.readOnly}</p>`
  if (root !== 'incident') return ''
  if (record.status === 'submitted' || record.status === 'approved') {
    return html`<p class="notice caution">${m.underReview}</p>`
  }
  return record.published === null ? '' : html`<p class="notice">${m.published}</p>`
}

const versionOf = (form: Form): number =>
  /^\d{1,9}$/.test(form.text('baseVersion')) ? Number(form.text('baseVersion')) : 0

/** A form, with or without the script. */
async function save(context: SignedInContext, form: Form, editor: Editor): Promise<DeskAnswer> {
  const { language, link, parameters } = context
  const m = editMessages[language]
  const { plan, page, apply } = editor
  const incident = parameters.incident ?? ''
  const typed = typedOf(form.entries(), plan.root)
  const baseVersion = versionOf(form)
  const again = async (more: Shown, status = 200): Promise<DeskAnswer> => ({
    page: await shownPage(context, editor, { typed, baseVersion, ...more }),
    status,
  })
  if (form.has('restore')) return again({ notice: html`<p class="notice caution" role="status">${m.copyTaken}</p>` })
  if (form.has('row')) {
    const change = rowChangeOf(form.text('row'))
    const notice = html`<p class="notice caution" role="status">${m.rowsChanged}</p>`
    return again({ typed: change ? withRowChange(typed, change, VARIANT_KEY) : typed, notice })
  }
  const button = form.text('apply')
  const then = (content: RecordContent) => (apply && button !== '' ? apply(button, content) : content)
  const result = await saveForm(context, plan, { incident, baseVersion, typed, then })
  if (result.outcome === 'faulty') return again({ faults: result.faults }, 422)
  if (result.outcome === 'clash') return { redirect: link('recordClash', { incident }) }
  if (result.outcome === 'pending') {
    const choose = html`<a href="${link('recordClash', { incident })}" target="_blank" rel="noopener">${m.pendingLink}</a>`
    return again({ notice: html`<p class="notice alert" role="alert">${m.pending} ${choose}</p>` }, 409)
  }
  return { redirect: `${link(page, { incident })}?saved=${result.theirs.length > 0 ? 'merged' : '1'}` }
}

const autosaveSchema = z.object({
  baseVersion: z.int().positive(),
  fields: z.array(z.tuple([z.string().max(300), z.string()])).max(6000),
  stale: z.array(z.string().max(300)).max(500).default([]),
})

/** The script that saves by itself. */
async function autosave(context: SignedInContext, form: Form, { plan }: Editor): Promise<DeskAnswer> {
  const { language, link, parameters } = context
  const incident = parameters.incident ?? ''
  const { baseVersion, fields, stale } = form.json(autosaveSchema)
  const typed = typedOf(fields, plan.root)
  const result = await saveForm(context, plan, { incident, baseVersion, typed, stale })
  if (result.outcome === 'saved') {
    const { version, changed, theirs } = result
    return { json: { version, changed, stale: theirs.map(one => one.path) } }
  }
  if (result.outcome === 'faulty') {
    return {
      json: { error: 'invalid', faults: describeFaults({ language, typed, faults: result.faults }) },
      status: 422,
    }
  }
  return { json: { error: 'clash', to: link('recordClash', { incident }) }, status: 409 }
}
