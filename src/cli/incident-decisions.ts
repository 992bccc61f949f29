import type { Command } from 'commander'
import { assignIncident, incidentTarget } from '../officer/incident-access.ts'
import { openRecord } from '../officer/records/create-record.ts'
import {
  approveRecord,
  publishRecord,
  type RecordAct,
  submitRecord,
  withdrawRecord,
} from '../officer/records/decide-record.ts'
import { readRecord } from '../officer/records/record.ts'
import { type PublishDependencies, type PublishResult, publish } from '../publication/publish.ts'
import { withdraw } from '../publication/withdraw.ts'
import { openStore } from '../runtime/open-store.ts'
import { publishDependencies } from '../runtime/publish-dependencies.ts'
import { versionArgument } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { asOperator, type Operator } from './desk-act.ts'
import { organisationOf } from './find-people.ts'
import { print } from './write-side.ts'

const AT = ['--at <version>', 'only while this is the current version', versionArgument] as const
const OPERATOR = `
The operator needs nobody else for it. The audit log shows that it was done here, and four eyes of officers did not see it.`

/** `vigifuite incident assign | open | submit | approve | publish | withdraw`. */
export function registerIncidentDecisions(incident: Command): void {
  registerBelonging(incident)

  incident
    .command('submit')
    .argument('<id>', 'of the incident')
    .description('ask for a review; says what is missing when the public part is not complete')
    .option(...AT)
    .action((id: string, options: { at?: number }) =>
      asOperator(async operator => {
        const given = await decision(operator, id, options)
        await submitRecord(operator.db, given)
        print(`${id}: version ${given.version} is submitted.`)
      }),
    )

  incident
    .command('approve')
    .argument('<id>', 'of the incident')
    .description('agree with what was submitted')
    .option(...AT)
    .addHelpText('after', OPERATOR)
    .action((id: string, options: { at?: number }) =>
      asOperator(async operator => {
        const given = await decision(operator, id, options)
        await approveRecord(operator.db, given)
        print(`${id}: version ${given.version} is approved.`)
      }),
    )

  incident
    .command('publish')
    .argument('<id>', 'of the incident')
    .description('make what was approved readable, with all else that waits for a publication')
    .option(...AT)
    .addHelpText('after', OPERATOR)
    .action((id: string, options: { at?: number }) =>
      asOperator(async operator => {
        const given = await decision(operator, id, options)
        const { revision } = await publishRecord(operator.db, given)
        const { epoch } = await published(operator, deps => publish(deps))
        print(`${id}: version ${given.version} is public as revision ${revision}, in epoch ${epoch}.`)
      }),
    )

  incident
    .command('withdraw')
    .argument('<id>', 'of the incident')
    .description('take an incident out of the catalogue for good, with all its lists of people')
    .requiredOption('--reason <text>', 'why; it stays with the record')
    .addHelpText(
      'after',
      '\nReaders are without it within seconds. The record itself, with its register, stays with its organisation.',
    )
    .action((id: string, { reason }: { reason: string }) =>
      asOperator(async operator => {
        const { lists } = await withdrawRecord(operator.db, { incident: id, reason, ...operator.act })
        const { epoch } = await published(operator, async deps => (await withdraw(deps)).purged)
        print(`${id} is withdrawn with ${lists} lists, in epoch ${epoch}.`)
      }),
    )
}

function registerBelonging(incident: Command): void {
  incident
    .command('assign')
    .argument('<id>', 'of the incident, in the catalogue')
    .description('give an incident of the catalogue to the organisation whose it is')
    .requiredOption('--organisation <organisation>', 'id or name, as `officer organisations` shows them')
    .action((id: string, { organisation }: { organisation: string }) =>
      asOperator(async ({ db, act }) => {
        const { id: whose, name } = await organisationOf(db, organisation)
        await assignIncident(db, { incident: id, organisation: whose, ...act })
        print(`${id} belongs to ${name}.`)
      }),
    )

  incident
    .command('open')
    .argument('<id>', 'of the incident, in the catalogue')
    .description('begin the record of an incident that was assigned: from here on, its officers look after it')
    .action((id: string) =>
      asOperator(async ({ db, act }) => {
        const { organisations } = await incidentTarget(db, id)
        if (organisations.length === 0)
          throw new CliError('it belongs to nobody yet: `vigifuite incident assign` first')
        const { version } = await openRecord(db, { incident: id, ...act })
        print(`${id}: version ${version}.`)
      }),
    )
}

async function decision({ db, act }: Operator, incident: string, { at }: { at?: number }): Promise<RecordAct> {
  const record = await readRecord(db, incident)
  if (!record) throw new CliError('there is no such record: `vigifuite incident list` shows all')
  return { incident, version: at ?? record.version, ...act }
}

/** Makes a decision readable, which stands whatever becomes of the publication. */
async function published(
  { database, config }: Operator,
  run: (deps: PublishDependencies) => Promise<PublishResult>,
): Promise<PublishResult> {
  try {
    return await run(publishDependencies(database, config, openStore(config.store)))
  } catch (error) {
    process.stderr.write('It is decided, and not readable yet: `vigifuite publish` finishes it.\n')
    throw error
  }
}
