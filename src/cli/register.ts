import { type Command, Option } from 'commander'
import { exportRegister, noteExport } from '../officer/exports.ts'
import { incidentTarget } from '../officer/incident-access.ts'
import { type DeskRecord, readRecord } from '../officer/records/record.ts'
import { cnilNotification } from '../officer/register/cnil-notification.ts'
import { describedOf } from '../officer/register/described.ts'
import { edpbNotification } from '../officer/register/edpb-notification.ts'
import { edpbNotificationSchema } from '../officer/register/edpb-schema.ts'
import type { PaperLanguage } from '../officer/register/paper.ts'
import { type RegisterEntry, registerCsv, registerJson } from '../officer/register/register-export.ts'
import { CliError } from './cli-error.ts'
import { asOperator, type Operator } from './desk-act.ts'
import { organisationOf } from './find-people.ts'
import { writeOut } from './write-out.ts'

const FORMATS = ['csv', 'json', 'cnil', 'edpb'] as const

interface ExportOptions {
  readonly format: (typeof FORMATS)[number]
  readonly incident?: string
  readonly organisation?: string
  readonly lang: PaperLanguage
  readonly out?: string
}

/** `vigifuite register export`: the register of GDPR art. 33(5), and the notifications made from it. */
export function registerRegister(program: Command): void {
  program
    .command('register')
    .description('the register of breaches (GDPR art. 33(5))')
    .command('export')
    .description('the register, or the notification of one incident, as a file')
    .addOption(
      new Option('--format <format>', 'csv and json: the register; cnil and edpb: a notification, as JSON')
        .choices(FORMATS)
        .makeOptionMandatory(),
    )
    .option('--incident <id>', 'of this incident alone; a notification is always of one')
    .option('--organisation <organisation>', "this organisation's: id or name, as `officer organisations` shows them")
    .addOption(new Option('--lang <language>', 'of csv and cnil').choices(['fr', 'en']).default('fr'))
    .option('--out <file>', 'where to, readable by you alone; standard output')
    .addHelpText(
      'after',
      `
Nothing is sent to anybody. Each export is noted in the audit log. What a notification still lacks goes to standard error.

Examples:
  $ vigifuite register export --format csv --organisation "Ville de Saint-Nazaire" --out registre.csv
  $ vigifuite register export --format cnil --incident saint-nazaire-agglomeration-2024`,
    )
    .action((options: ExportOptions) =>
      asOperator(async operator => writeOut(await exported(operator, options), options.out)),
    )
}

async function exported(operator: Operator, options: ExportOptions): Promise<string> {
  const { db, act } = operator
  const { format, incident, lang } = options
  if (format === 'cnil' || format === 'edpb') {
    if (incident === undefined) throw new CliError('a notification is of one incident: add --incident', 2)
    const record = await recordFor(operator, options)
    const { text, missing } = format === 'cnil' ? cnilText(record, lang) : edpbText(record, act.now)
    await noteExport(db, { incident, paper: `${format}-json`, ...act })
    if (missing.length > 0) process.stderr.write(`Not complete, it lacks: ${missing.join(', ')}.\n`)
    return text
  }
  const entries =
    incident === undefined ? await wholeRegister(operator, format, options) : await oneEntry(operator, format, options)
  return format === 'csv' ? registerCsv(entries, lang) : registerJson(entries, act.now)
}

async function wholeRegister(
  { db, act }: Operator,
  format: 'csv' | 'json',
  { organisation }: ExportOptions,
): Promise<readonly RegisterEntry[]> {
  const filter = organisation === undefined ? {} : { organisation: (await organisationOf(db, organisation)).id }
  return exportRegister(db, { filter, format, ...act })
}

async function oneEntry(operator: Operator, format: 'csv' | 'json', options: ExportOptions): Promise<RegisterEntry[]> {
  const { incident, content } = await recordFor(operator, options)
  await noteExport(operator.db, { incident, paper: `register-${format}`, ...operator.act })
  return [{ incident: describedOf(content.incident), register: content.register }]
}

/** @throws CliError */
async function recordFor({ db }: Operator, { incident, organisation }: ExportOptions): Promise<DeskRecord> {
  const record = await readRecord(db, incident!)
  if (!record) throw new CliError('there is no such record: `vigifuite incident list` shows all')
  if (organisation !== undefined) {
    const { id } = await organisationOf(db, organisation)
    const { organisations } = await incidentTarget(db, record.incident)
    if (!organisations.some(one => one.id === id)) throw new CliError('the organisation has no part in this incident')
  }
  return record
}

interface Notification {
  readonly text: string
  readonly missing: readonly (string | number)[]
}

function cnilText({ content }: DeskRecord, language: PaperLanguage): Notification {
  const notification = cnilNotification(describedOf(content.incident), content.register, language)
  return { text: jsonText(notification), missing: notification.missing }
}

/** Held against the schema that we ship before it leaves. */
function edpbText({ content }: DeskRecord, now: Date): Notification {
  const { notification, missing, open } = edpbNotification(describedOf(content.incident), content.register, now)
  const fields = [...missing, ...open].map(number => `field ${number}`)
  return { text: jsonText(edpbNotificationSchema.parse(notification)), missing: fields }
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
