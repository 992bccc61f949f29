import type { Command } from 'commander'
import type { Database } from '../database/connect.ts'
import { openDatabase } from '../database/connect.ts'
import { migrate } from '../database/migrate.ts'
import { importCatalogue } from '../intake/incidents.ts'
import { publish } from '../publication/publish.ts'
import { createAccounts } from '../runtime/accounts.ts'
import { readCatalogue } from '../runtime/catalogue.ts'
import type { Config } from '../runtime/config.ts'
import { demoDigest, loadDemo } from '../runtime/demo.ts'
import { loadDemoDesk } from '../runtime/demo-desk.ts'
import { DEMO_OFFICERS } from '../runtime/demo-officers.ts'
import { DEMO_PARTNER_KEY } from '../runtime/demo-secrets.ts'
import { deriveKeys } from '../runtime/keys.ts'
import { loadRistretto255 } from '../runtime/load-ristretto255.ts'
import { startServer } from '../runtime/node.ts'
import { openStore } from '../runtime/open-store.ts'
import { publishDependencies } from '../runtime/publish-dependencies.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { configured, print } from './write-side.ts'

/** `vigifuite serve`: the API, both sides. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('run the site and the API: reads from published objects, writes to the database')
    .option('--demo', 'with invented people, under secrets that everybody knows')
    .addHelpText(
      'after',
      `
Configuration comes from the environment; docs/operations.md lists it. PORT is where it listens, VIGIFUITE_DATA the folder for the
embedded database and the published objects, DATABASE_URL a Postgres to use instead.

Examples:
  $ vigifuite serve --demo
  $ vigifuite keygen >> .env && node --env-file=.env src/cli/main.ts serve`,
    )
    .action(async ({ demo }: { demo?: true }) => {
      const config = configured(demo ? { demo } : {})
      const store = openStore(config.store)
      const database = await openDatabase(config.database)
      if (config.demo) await prepareDemo(config, database, store)
      const { url } = await startServer(config, { database, store, finish: true, signals: true })
      const shown = url.replace('127.0.0.1', 'localhost')
      if (config.demo) await printCommands(shown)
      else print(`Vigifuite listens on ${shown}`)
    })
}

/** Migrates, fills and publishes the demo; quick when that was done before. */
export async function prepareDemo(config: Config, database: Database, store: ObjectStore): Promise<void> {
  await migrate(database)
  await importCatalogue(database.db, await readCatalogue(), { now: new Date(), actor: 'demo' })
  const group = loadRistretto255()
  await loadDemo(database, group, deriveKeys(group, config.secrets))
  if (config.desk) await loadDemoDesk(database, await createAccounts(database.db, config.desk.vaultKeys))
  await publish(publishDependencies(database, config, store))
}

async function printCommands(url: string): Promise<void> {
  print(`
Vigifuite listens on ${url} – DEMO: every listed person is invented, and the keys are public.

The privacy officer's desk is at ${url}/bureau, with three accounts (codes are shown where they are asked for):

${DEMO_OFFICERS.map(({ email, password, roles }) => `  ${email.padEnd(24)}${password}   ${[...new Set(Object.values(roles).flat())].join(', ')}`).join('\n')}

Try, in another terminal:

  # an e-mail that is listed
  npm run -s vigifuite -- check camille.martin@example.org --server ${url}

  # one that is not
  npm run -s vigifuite -- check personne@example.org --server ${url}

  # a partner's lookup by digest
  curl -s ${url}/v1/lookups -H 'authorization: Bearer ${DEMO_PARTNER_KEY}' \\
    -H 'content-type: application/json' -d '{"kind":"email","digests":["${await demoDigest()}"]}'
`)
}
