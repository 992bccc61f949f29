/** One document of a record, to print or as a file. */
import { html } from 'hono/html'
import { noteExport } from '../../officer/exports.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import { cnilNotification } from '../../officer/register/cnil-notification.ts'
import { describedOf } from '../../officer/register/described.ts'
import { edpbNotification } from '../../officer/register/edpb-notification.ts'
import { edpbNotificationSchema } from '../../officer/register/edpb-schema.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { incidentFile, incidentFileJson } from '../incident-file.ts'
import { papersMessages } from '../messages/papers.ts'
import { dossierSheet } from '../parts/dossier-sheet.ts'
import { paperSections, paperSheet } from '../parts/paper-sheet.ts'
import { recordOf } from '../parts/record-page.ts'

type Making = (context: SignedInContext, record: DeskRecord) => Promise<DeskAnswer> | DeskAnswer

/** A Map: what stands in the address is no key of an object. */
const PAPERS: ReadonlyMap<string, Making> = new Map<string, Making>([
  ['cnil.html', cnilSheet],
  [
    'dossier.html',
    async (context, record) => ({ page: dossierPage(context, record, await incidentFile(context, record)) }),
  ],
  [
    'cnil.json',
    async (context, record) => file(context, record, 'cnil', `${JSON.stringify(cnilOf(context, record), null, 2)}\n`),
  ],
  ['edpb.json', edpbFile],
  [
    'dossier.json',
    async (context, record) =>
      file(context, record, 'dossier', incidentFileJson(await incidentFile(context, record), context.now)),
  ],
])

/** @throws OfficerError 'unknown' for a document that does not exist */
export async function recordPaper(context: SignedInContext): Promise<DeskAnswer> {
  const make = PAPERS.get(context.parameters.paper ?? '')
  if (!make) throw new OfficerError('unknown', 'there is no such document')
  return make(context, await recordOf(context))
}

const cnilOf = ({ language }: SignedInContext, { content }: DeskRecord) =>
  cnilNotification(describedOf(content.incident), content.register, language)

function cnilSheet(context: SignedInContext, record: DeskRecord): DeskAnswer {
  const { language } = context
  const { cnil, paper: m } = papersMessages[language]
  const { kind, number, missing, sections } = cnilOf(context, record)
  const notice = html`${missing.length > 0 ? html`<p class="notice caution">${m.incomplete(missing.length)}</p>` : ''}<p class="quiet small">${m.notSent}</p>`
  return {
    page: paperSheet(context, record, {
      title: cnil.title,
      subtitle: kind === 'initial' ? m.initial : m.complementary(number ?? ''),
      notice,
      body: paperSections(sections, language),
    }),
  }
}

const dossierPage = (context: SignedInContext, record: DeskRecord, made: Parameters<typeof dossierSheet>[1]) =>
  paperSheet(context, record, {
    title: papersMessages[context.language].dossier.title,
    body: dossierSheet(context, made),
  })

/** Held against the schema that we ship before it leaves; an incomplete one is valid too, and says so in field 4 and in its name. */
function edpbFile(context: SignedInContext, record: DeskRecord): Promise<DeskAnswer> {
  const { content } = record
  const { notification } = edpbNotification(describedOf(content.incident), content.register, context.now)
  const checked = edpbNotificationSchema.parse(notification)
  const name = checked.field_4 === 'a' ? 'edpb' : 'edpb-incomplete'
  return file(context, record, name, `${JSON.stringify(checked, null, 2)}\n`)
}

async function file(
  { act, services }: SignedInContext,
  { incident }: DeskRecord,
  name: string,
  text: string,
): Promise<DeskAnswer> {
  await noteExport(services.db, { incident, paper: `${name}-json`, ...act })
  return { file: text, contentType: 'application/json; charset=utf-8', name: `${incident}-${name}.json` }
}
