/** A process that commits rows until it is killed; prints a line after each commit. */
import { openDatabase } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrate.ts'

const database = await openDatabase({ folder: process.argv[2]! })
await migrate(database)
for (let epoch = 1; ; epoch++) {
  const values = { epoch, started: new Date(), finished: null, summary: null }
  await database.db.insertInto('publications').values(values).execute()
  process.stdout.write(`${epoch}\n`)
}
