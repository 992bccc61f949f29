import type { Command } from 'commander'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { createRecord } from '../officer/records/create-record.ts'
import { differences } from '../officer/records/differences.ts'
import { history, revision } from '../officer/records/history.ts'
import { listRecords, listUnopened } from '../officer/records/list-records.ts'
import { type DeskRecord, type RecordContent, readRecord } from '../officer/records/record.ts'
import { saveRecord } from '../officer/records/save-record.ts'
import { versionArgument } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { asOperator } from './desk-act.ts'
import { organisationOf } from './find-people.ts'
import { registerIncidentDecisions } from './incident-decisions.ts'
import { readIn } from './read-in.ts'
import { readRecordFile } from './record-file.ts'
import { table } from './table.ts'
import { print } from './write-side.ts'

/** `vigifuite incident …`: the records of the desk. */
export function registerIncident(program: Command): void {
  const incident = program.command('incident').description("records of the privacy officer's desk")
  registerReading(incident)
  registerWriting(incident)
  registerIncidentDecisions(incident)
}

function registerReading(incident: Command): void {
  incident
    .command('list')
    .description('all records of organisations, the one that changed last first')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      asOperator(async ({ db }) => {
        const [records, unopened] = [await listRecords(db, null), await listUnopened(db, null)]
        if (json) return print(JSON.stringify({ records, unopened }))
        const rows = records.map(({ incident: id, status, version, publishedVersion, title, organisations }) => {
          const published = publishedVersion === null ? 'not public' : `public: ${publishedVersion}`
          return [id, status, `version ${version}`, published, title.fr || title.en, namesOf(organisations)]
        })
        const others = unopened.map(one => [one.incident, 'catalogue', '–', 'public', one.title.fr, one.organisation])
        for (const line of table([...rows, ...others])) print(line)
        if (rows.length + others.length === 0) print('There are no records: `vigifuite incident create` begins one.')
      }),
    )

  incident
    .command('show')
    .argument('<id>', 'of the incident')
    .description('what a record says, as JSON that `incident import` takes; where it stands goes to standard error')
    .option('--at <version>', 'an earlier version', versionArgument)
    .action((id: string, { at }: { at?: number }) =>
      asOperator(async ({ db }) => {
        const record = await recordOf(db, id)
        const content = at === undefined ? record.content : await versionOf(db, id, at)
        print(JSON.stringify(content, null, 2))
        process.stderr.write(`${standing(record)}\n`)
      }),
    )

  incident
    .command('history')
    .argument('<id>', 'of the incident')
    .description('the versions of a record, the newest first')
    .option('--json', 'print as JSON')
    .action((id: string, { json }: { json?: true }) =>
      asOperator(async ({ db }) => {
        const { version } = await recordOf(db, id)
        const versions = await history(db, id, { limit: version })
        if (json) return print(JSON.stringify(versions))
        const rows = versions.map(one => [String(one.version), one.at.toISOString(), one.what, one.author])
        for (const line of table(rows)) print(line)
      }),
    )

  incident
    .command('diff')
    .argument('<id>', 'of the incident')
    .argument('<version>', 'the earlier one', versionArgument)
    .argument('<other>', 'the later one', versionArgument)
    .description('what changed between two versions')
    .option('--json', 'print as JSON')
    .action((id: string, one: number, other: number, { json }: { json?: true }) =>
      asOperator(async ({ db }) => {
        const changed = differences(await versionOf(db, id, one), await versionOf(db, id, other))
        if (json) return print(JSON.stringify(changed))
        for (const { path, before, after } of changed) {
          print(path)
          if (before !== undefined) print(`  - ${JSON.stringify(before)}`)
          if (after !== undefined) print(`  + ${JSON.stringify(after)}`)
        }
        if (changed.length === 0) print('Nothing changed.')
      }),
    )
}

function registerWriting(incident: Command): void {
  incident
    .command('create')
    .description('begin a record, of which nothing is public; prints its id')
    .requiredOption('--organisation <organisation>', 'whose it is: id or name, as `officer organisations` shows them')
    .option('--title-fr <text>', 'the title in French', '')
    .option('--title-en <text>', 'the title in English', '')
    .action(({ organisation, titleFr, titleEn }: { organisation: string; titleFr: string; titleEn: string }) =>
      asOperator(async ({ db, random, act }) => {
        const { id } = await organisationOf(db, organisation)
        const title = { fr: titleFr, en: titleEn }
        print((await createRecord({ db, random }, { organisation: id, title, ...act })).incident)
      }),
    )

  incident
    .command('import')
    .argument('<file>', 'JSON as `incident show` prints it, or the public part alone; - for standard input')
    .description('save a file as the next version of the record that it is of')
    .requiredOption('--base-version <version>', 'the version that the file was made from', versionArgument)
    .addHelpText(
      'after',
      `
The public part alone (an incident as in the catalogue) leaves the register as it is. When somebody saved in the meantime nothing is
changed, and the command says which version there is now.

Example:
  $ vigifuite incident show france-travail-2024 > record.json
  $ vigifuite incident import record.json --base-version 3`,
    )
    .action(async (file: string, { baseVersion }: { baseVersion: number }) => {
      const given = readRecordFile(await readIn(file))
      await asOperator(async ({ db, act }) => {
        const { id } = given.incident
        const register = given.register ?? (await recordOf(db, id)).content.register
        const content = { incident: given.incident, register }
        const { version, changed } = await saveRecord(db, { incident: id, baseVersion, content, ...act })
        print(changed ? `${id}: version ${version}.` : `${id}: nothing changed, version ${version}.`)
      })
    })
}

/** @throws CliError */
async function recordOf(db: Kysely<Schema>, incident: string): Promise<DeskRecord> {
  const record = await readRecord(db, incident)
  if (record) return record
  throw new CliError('there is no such record: `vigifuite incident list` shows all')
}

/** @throws CliError */
async function versionOf(db: Kysely<Schema>, incident: string, version: number): Promise<RecordContent> {
  const content = await revision(db, incident, version)
  if (content) return content
  throw new CliError('there is no such version: `vigifuite incident history` shows all')
}

function standing({ version, status, published, withdrawn }: DeskRecord): string {
  const readable = withdrawn === null && published !== null ? `public: version ${published.version}` : 'not public'
  return `version ${version}, ${status}, ${readable}`
}

const namesOf = (organisations: readonly { readonly name: string }[]): string =>
  organisations.map(one => one.name).join(', ')
