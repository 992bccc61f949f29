import { type Command, Option } from 'commander'
import { KINDS, type Kind } from '../identifier/kind.ts'
import { approveDataSet, createDataSet, listDataSets } from '../intake/data-sets.ts'
import { codeArgument } from './arguments.ts'
import { registerWithdraw } from './publication.ts'
import { configured, print, withDatabase } from './write-side.ts'

/** `vigifuite dataset create | approve | withdraw | list`: lists of affected people, by whoever runs the deployment. */
export function registerDataset(program: Command): void {
  const dataset = program.command('dataset').description('lists of affected people')

  dataset
    .command('create')
    .description('begin a list for one incident and one kind; prints its code')
    .requiredOption('--incident <id>', 'incident of the catalogue')
    .addOption(new Option('--kind <kind>', 'what people are looked up by').choices(KINDS).makeOptionMandatory())
    .option('--organisation <name>', "whose list it is; the incident's first controller")
    .option('--data-class <class...>', "what leaked about these people; the incident's data classes")
    .option('--synthetic', 'invented people')
    .addHelpText(
      'after',
      `
Example:
  $ vigifuite dataset create --incident france-travail-2024 --kind email`,
    )
    .action(
      (options: { incident: string; kind: Kind; organisation?: string; dataClass?: string[]; synthetic?: true }) =>
        withDatabase(configured(), async ({ db }) => {
          const { incident, kind, organisation, dataClass, synthetic } = options
          const code = await createDataSet(db, {
            incident,
            kind,
            synthetic: synthetic === true,
            ...(organisation !== undefined && { organisation }),
            ...(dataClass !== undefined && { dataClasses: dataClass }),
            now: new Date(),
            actor: 'cli',
          })
          print(`Data set ${code}: ${kind} list of ${incident}.`)
        }),
    )

  dataset
    .command('approve')
    .argument('<code>', 'number of the data set', codeArgument)
    .description('agree with a contributed list, and release it for the next publication')
    .action((code: number) =>
      withDatabase(configured(), async ({ db }) => {
        await approveDataSet(db, { code, now: new Date(), actor: 'cli' })
        print(`Data set ${code} is approved; \`vigifuite publish\` makes it readable.`)
      }),
    )

  registerWithdraw(dataset)

  dataset
    .command('list')
    .description('all lists and how far they have come')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      withDatabase(configured(), async ({ db }) => {
        const all = await listDataSets(db)
        if (json) print(JSON.stringify(all))
        else
          for (const { code, status, kind, incident, entries } of all) {
            print(`${String(code).padStart(5)}  ${status.padEnd(9)}  ${kind.padEnd(6)}  ${entries ?? '–'}  ${incident}`)
          }
      }),
    )
}
