/** A desk with a record that is ready to be reviewed, and the people whom publishing it takes. */
import type { Database } from '../../src/database/connect.ts'
import { createMemoryQuotas } from '../../src/http/quotas/memory-quotas.ts'
import { DEMO_LIMITS } from '../../src/http/quotas/quotas.ts'
import { type DraftIncident, draftOf } from '../../src/incident/draft.ts'
import { type Checker, createChecker } from '../../src/lookup/check.ts'
import { mintContributionToken } from '../../src/officer/data-sets.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { concatBytes, fromBase64Url, toBase64Url } from '../../src/protocol/bytes.ts'
import type { Argon2id } from '../../src/protocol/digest.ts'
import { CONTRIBUTOR, record, sha256 } from '../database/contributed.ts'
import type { Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { DESK_ORIGIN, type DeskApp, documentOf, fieldsOf, openDesk } from '../support/desk-app.ts'
import { random } from '../support/publication.ts'

export interface PublishDesk {
  readonly database: Database
  readonly app: DeskApp
  readonly organisation: string
  readonly officer: Person
  readonly reviewer: Person
  readonly auditor: Person
  /** Of another organisation, with every role there. */
  readonly stranger: Person
  /** A record of its own, with everything that the public part needs; drafted by the officer. */
  newRecord(change?: (draft: DraftIncident) => DraftIncident): Promise<string>
  /** Sends a decision's form as it stands on the review page, with what is typed into it. */
  decide(incident: string, act: string, who: Person, typed?: Record<string, string>): Promise<Response>
}

export const ORGANISATION = 'France Travail'

export async function openPublishDesk(): Promise<PublishDesk> {
  const database = await openDatabaseCopy()
  // One address asks for everybody here.
  const quotas = createMemoryQuotas({ limits: DEMO_LIMITS, now: Date.now, random })
  const app = await openDesk(database, { services: { quotas } })
  const { desk, services } = app
  await desk.root()
  // The parameters that every device reads first stand in a publication.
  services.publisher.start()
  await services.publisher.idle()
  const organisation = await desk.organisation(ORGANISATION)
  const officer = await desk.person(organisation, ['officer'], 'tient@example.org')
  const reviewer = await desk.person(organisation, ['reviewer'], 'relit@example.org')
  const auditor = await desk.person(organisation, ['auditor'], 'controle@example.org')
  const elsewhere = await desk.organisation('Port Exemple')
  const stranger = await desk.person(elsewhere, ['officer', 'reviewer', 'auditor'], 'ailleurs@example.org')
  let made = 0
  const newRecord: PublishDesk['newRecord'] = async (change = draft => draft) => {
    const title = { fr: `Incident d’essai ${++made}`, en: `Trial incident ${made}` }
    const { incident } = await createRecord(
      { db: services.db, random: desk.deps.random },
      {
        organisation,
        title,
        fill: ({ incident: { id }, register }) => ({ incident: change({ ...draftOf(record()), id, title }), register }),
        ...desk.by(officer),
      },
    )
    return incident
  }
  const decide: PublishDesk['decide'] = (incident, act, who, typed = {}) =>
    app.send(`/bureau/dossiers/${incident}/relecture`, `form#${act}`, typed, who)
  return { database, app, organisation, officer, reviewer, auditor, stranger, newRecord, decide }
}

/** What the desk's own page for second factors is sent, filled in. */
export async function confirmed(app: DeskApp, asked: Response, path: string, who: Person): Promise<Response> {
  const form = (await documentOf(asked)).querySelector('main form')!
  const fields = fieldsOf(form)
  const [action, subject] = [fields['step-up-action']![0]!, fields['step-up-subject']![0]!]
  return app.post(path, { ...fields, ...app.confirm(who, action, subject) }, who)
}

const digests = new Map<string, Promise<Uint8Array>>()
/** The real Argon2id, each answer computed once. */
const argon2id: Argon2id = (password, cost) => {
  const name = `${toBase64Url(password)}|${toBase64Url(cost.salt)}`
  const known = digests.get(name) ?? argon2idWasm(password, cost)
  digests.set(name, known)
  return known
}

/** What anybody's device asks the public API. */
export const citizen = ({ request }: DeskApp): Checker =>
  createChecker({ baseUrl: '', fetch: (url, init) => request(url.replace(DESK_ORIGIN, ''), init), argon2id })

/** Elements of e-mail addresses in their order, packed as uploads are. */
export async function elementsOf(app: DeskApp, addresses: readonly string[]): Promise<Uint8Array> {
  const elements: Uint8Array[] = []
  for (const address of addresses) {
    const result = await citizen(app).element('email', address)
    if (result.state !== 'element') throw new Error(result.state)
    elements.push(fromBase64Url(result.kept.element)!)
  }
  return concatBytes(...elements.sort(Buffer.compare))
}

/** Elements as the officer's browser uploads them, through the API. */
export async function contribute(desk: PublishDesk, code: number, elements: Uint8Array): Promise<void> {
  const { app, officer } = desk
  const { services, request } = app
  const { token } = await mintContributionToken(
    { db: services.db, random: app.desk.deps.random },
    // The API's clock is the real one.
    { code, ...app.desk.by(officer), now: new Date() },
  )
  const headers = { authorization: `Bearer ${token}` }
  const json = { ...headers, 'content-type': 'application/json' }
  const opening = { dataset: code, keyVersion: services.keyVersion, clientKey: `${CONTRIBUTOR.id}-list-${code}` }
  const opened = await request('/v1/uploads', { method: 'POST', headers: json, body: JSON.stringify(opening) })
  const { id } = (await opened.json()) as { id: string }
  const digest = `sha-256=:${Buffer.from(sha256(elements)).toString('base64')}:`
  const chunk = { ...headers, 'content-type': 'application/octet-stream', 'content-digest': digest }
  const put = await request(`/v1/uploads/${id}/chunks/0`, { method: 'PUT', headers: chunk, body: elements as never })
  if (!put.ok) throw new Error(`chunk: ${put.status} ${await put.text()}`)
  const done = await request(`/v1/uploads/${id}/complete`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ chunks: 1 }),
  })
  if (!done.ok) throw new Error(`complete: ${done.status} ${await done.text()}`)
}
