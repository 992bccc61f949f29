import type { Database } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrate.ts'
import { approveDataSet, createDataSet } from '../../src/intake/data-sets.ts'
import { importCatalogue } from '../../src/intake/incidents.ts'
import { insertElements } from '../../src/intake/insert-elements.ts'
import { concatBytes } from '../../src/protocol/bytes.ts'
import { readCatalogue } from '../../src/runtime/catalogue.ts'

const now = new Date('2026-01-01T00:00:00Z')
const act = { actor: 'cli', now }

/** A migrated database with one incident in it. */
export async function prepareDatabase(database: Database): Promise<void> {
  await migrate(database)
  await importCatalogue(database.db, (await readCatalogue()).slice(0, 1), act)
}

/** An approved e-mail list of these elements, straight into the table. Returns its code. */
export async function addApprovedList({ db }: Database, elements: readonly Uint8Array[]): Promise<number> {
  const incident = (await readCatalogue())[0]!.id
  const code = await createDataSet(db, { incident, kind: 'email', synthetic: true, ...act })
  const added = await insertElements(db, { kind: 1, keyVersion: 1, dataSet: code, elements: concatBytes(...elements) })
  const submitted = { status: 'submitted', submitted_at: now, entries: added } as const
  await db.updateTable('data_sets').set(submitted).where('code', '=', code).execute()
  await approveDataSet(db, { code, ...act })
  return code
}
