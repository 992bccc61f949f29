/** What pages about one record begin with: the record itself, and whether its reader may write. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import type { Action } from '../../officer/permissions.ts'
import { type DeskRecord, readRecord } from '../../officer/records/record.ts'
import { setAside } from '../../officer/records/save-record.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { editMessages } from '../messages/edit.ts'
import { decideAbout } from '../target.ts'

/** The record of the path. @throws OfficerError 'unknown' */
export async function recordOf({ services, parameters }: SignedInContext): Promise<DeskRecord> {
  const record = await readRecord(services.db, parameters.incident ?? '')
  if (!record) throw new OfficerError('unknown', 'there is no such record')
  return record
}

/** Whether a role of the officer allows it, whoever's work it is. */
export async function mayDo(context: SignedInContext, action: Action): Promise<boolean> {
  const { services, signedIn, parameters } = context
  return (await decideAbout(services.db, signedIn.officer, action, parameters)).allowed
}

/** A version of the officer's own that waits for a choice. */
export async function setAsideNotice(context: SignedInContext, incident: string): Promise<Html | ''> {
  const { services, signedIn, language, link } = context
  const waiting = await setAside(services.db, { incident, officer: signedIn.id })
  if (!waiting) return ''
  const m = editMessages[language]
  return html`<div class="notice caution"><p>${m.setAside(formatMoment(waiting.at, language))}</p>
<p><a class="button secondary" href="${link('recordClash', { incident })}">${m.compare}</a></p></div>`
}
