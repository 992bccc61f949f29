/** A whole server with a desk of its own: a record, a list with people in it, an officer and a reviewer who are signed in. */
import type { Browser, BrowserContext } from 'playwright-core'
import type { Database } from '../../src/database/connect.ts'
import { draftOf } from '../../src/incident/draft.ts'
import { insertElements } from '../../src/intake/insert-elements.ts'
import { approveList, createListFor, publishList } from '../../src/officer/data-sets.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import { approveRecord, publishRecord, submitRecord } from '../../src/officer/records/decide-record.ts'
import { readRecord } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import { publish } from '../../src/publication/publish.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { startServer } from '../../src/runtime/node.ts'
import { publishDependencies } from '../../src/runtime/publish-dependencies.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { record } from '../database/contributed.ts'
import { createDesk, type Person } from '../database/desk.ts'
import { packedElements } from '../support/elements.ts'
import { openMigratedPGlite } from '../support/migrated-pglite.ts'

export interface PublishServer {
  readonly url: string
  readonly database: Database
  readonly officer: Person
  readonly reviewer: Person
  /** Published, and corrected since; its list is published too. */
  readonly incident: string
  readonly list: number
  readonly auditor: Person
  close(): Promise<void>
}

export async function startPublishServer(): Promise<PublishServer> {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
  const database = await openMigratedPGlite()
  const { db } = database
  const desk = await createDesk(database)
  // Sessions last as long as the server's clock says.
  desk.now = new Date()
  await desk.root()
  const organisation = await desk.organisation('Ville Exemple')
  const officer = await desk.person(organisation, ['officer'], 'tient@example.org')
  const reviewer = await desk.person(organisation, ['reviewer'], 'relit@example.org')
  const auditor = await desk.person(organisation, ['auditor', 'administrator'], 'controle@example.org')
  const { incident } = await createRecord(
    { db, random: desk.deps.random },
    {
      organisation,
      title: { fr: 'Incident de la Ville Exemple', en: 'Incident at Ville Exemple' },
      fill: ({ incident: { id, title }, register }) => ({ incident: { ...draftOf(record()), id, title }, register }),
      ...desk.by(officer),
    },
  )
  const decision = { incident, version: 1, ...desk.cli }
  await submitRecord(db, decision)
  await approveRecord(db, decision)
  await publishRecord(db, decision)
  const list = await createListFor(db, { incident, kind: 'email', organisation, synthetic: true, ...desk.by(officer) })
  const elements = packedElements(120, 1)
  const entries = await insertElements(db, { kind: 1, keyVersion: 1, dataSet: list, elements })
  const handed = { status: 'submitted', submitted_at: desk.now, submitted_by: desk.by(officer).actor, entries } as const
  await db.updateTable('data_sets').set(handed).where('code', '=', list).execute()
  await approveList(db, { code: list, ...desk.cli })
  await publishList(db, { code: list, ...desk.cli })
  const store = createMemoryStore()
  await publish(publishDependencies(database, config, store))
  await correct(database, incident, desk.by(officer))
  const server = await startServer(config, { database, store, log: () => undefined })
  return {
    url: `http://localhost:${server.port}`,
    database,
    officer,
    reviewer,
    auditor,
    incident,
    list,
    async close() {
      await server.close()
      await database.close()
    },
  }
}

/** A correction that waits for its review. */
async function correct({ db }: Database, incident: string, act: { actor: string; now: Date }): Promise<void> {
  const { content, version } = (await readRecord(db, incident))!
  const notes = { fr: 'Une précision ajoutée après coup.', en: 'A detail that was added later.' }
  const next = { ...content, incident: { ...content.incident, notes } }
  await saveRecord(db, { incident, baseVersion: version, content: next, ...act })
  await submitRecord(db, { incident, version: version + 1, ...act })
}

/** A browser in which somebody is signed in. */
export async function signedIn(
  browser: Browser,
  { session }: Person,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  const cookie = { name: '__Host-vigifuite', value: session.token, domain: 'localhost', path: '/' }
  await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' }])
  return context
}
