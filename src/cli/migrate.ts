import type { Command } from 'commander'
import { migrate } from '../database/migrate.ts'
import { importCatalogue } from '../intake/incidents.ts'
import { readCatalogue } from '../runtime/catalogue.ts'
import { configured, print, withDatabase } from './write-side.ts'

/** `vigifuite migrate`: the database's tables, and the catalogue's incidents in it. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date, and take over the incidents of the catalogue')
    .action(() =>
      withDatabase(configured(), async database => {
        const applied = await migrate(database)
        for (const file of applied) print(`applied ${file}`)
        const { added, revised } = await importCatalogue(database.db, await readCatalogue(), {
          now: new Date(),
          actor: 'cli',
        })
        print(
          `${applied.length === 0 ? 'The tables are up to date' : 'Done'}; ${added} incidents added, ${revised} revised.`,
        )
      }),
    )
}
