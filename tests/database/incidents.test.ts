import { expect, it } from 'vitest'
import { listEntries } from '../../src/audit/log.ts'
import { importCatalogue, incidentRecords, saveIncident } from '../../src/intake/incidents.ts'
import { readCatalogue } from '../incident/catalogue.ts'
import { describeEachEngine } from '../support/databases.ts'

const ACT = { actor: 'test', now: new Date('2026-11-23T08:00:00Z') }
const [first, second] = readCatalogue()
const renamed = (record: typeof first & {}) => ({ ...record, title: { fr: 'Autre titre', en: 'Another title' } })

describeEachEngine('the catalogue in the database', database => {
  it('is added once, and follows the program until somebody edits a record', async () => {
    const { db } = database()
    expect(await importCatalogue(db, [first!, second!], ACT)).toEqual({ added: 2, revised: 0 })
    expect(await importCatalogue(db, [first!, second!], ACT)).toEqual({ added: 0, revised: 0 })
    expect(await importCatalogue(db, [renamed(first!), second!], ACT)).toEqual({ added: 0, revised: 1 })
    await saveIncident(db, renamed(second!), ACT)
    expect(await importCatalogue(db, [first!, second!], ACT)).toEqual({ added: 0, revised: 1 })
    expect(await incidentRecords(db)).toEqual([first, renamed(second!)].sort((a, b) => (a!.id < b!.id ? -1 : 1)))
  })

  it('takes over a record that an earlier version of the program wrote in another form', async () => {
    const { db } = database()
    await db
      .updateTable('incidents')
      .set({ record: JSON.stringify({ id: first!.id, title: 'as it was' }) })
      .where('id', '=', first!.id)
      .execute()
    expect(await importCatalogue(db, [first!], ACT)).toEqual({ added: 0, revised: 1 })
    expect(await incidentRecords(db)).toContainEqual(first)
  })

  it('leaves a trace of each revision', async () => {
    const actions = (await listEntries(database().db, { limit: 100 })).map(({ action }) => action)
    expect(actions).toContain('incident.added')
    expect(actions).toContain('incident.revised')
  })
})
