import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { withdrawDataSet } from '../intake/data-sets.ts'
import { collect } from '../publication/collect.ts'
import { type PublishResult, publish } from '../publication/publish.ts'
import { createPublicationReader } from '../publication/read.ts'
import { verify } from '../publication/verify.ts'
import { withdraw } from '../publication/withdraw.ts'
import { codeArgument } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { print, withPublisher } from './write-side.ts'

/** `vigifuite publish`. */
export function registerPublish(program: Command): void {
  program
    .command('publish')
    .description('make approved data sets and the catalogue readable')
    .option('--full', 'write every bucket and filter anew, whatever changed')
    .addHelpText(
      'after',
      `
Readers see all of a publication within 15 seconds, or nothing of it. Run it again after a crash: it finishes the job.

Example:
  $ vigifuite dataset approve 3 && vigifuite publish`,
    )
    .action(({ full }: { full?: true }) =>
      withPublisher(async deps => report(await publish(deps, { full: full === true }))),
    )
}

/** `vigifuite withdraw`. */
export function registerWithdraw(program: Command): void {
  program
    .command('withdraw')
    .argument('<code>', 'number of the data set', codeArgument)
    .description('take a data set back: unreadable within seconds, then out of its buckets, then its rows deleted')
    .action((code: number) =>
      withPublisher(async (deps, { db }) => {
        await withdrawDataSet(db, { code, now: new Date(), actor: 'cli' })
        const { purged } = await withdraw(deps)
        report(purged)
        print(`Data set ${code} is withdrawn; its code is never used again.`)
      }),
    )
}

/** `vigifuite verify`. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('check the whole publication against the database, through the public reader')
    .option('--json', 'print the report as JSON')
    .action(({ json }: { json?: true }) =>
      withPublisher(async deps => {
        const reader = createPublicationReader({ store: deps.store, now: Date.now })
        const result = await verify({ ...deps, reader, random: randomBytes })
        if (json) print(JSON.stringify(result))
        else {
          const { epoch, elements, buckets, strangers, differences } = result
          print(`Epoch ${epoch}: ${elements} elements in ${buckets} buckets, ${strangers} strangers asked about.`)
          for (const { what, kind, bucket, count } of differences) {
            print(`  ${what}${kind ? ` in ${kind}${bucket ? ` ${bucket}` : ''}` : ''}: ${count}`)
          }
        }
        if (result.differences.length > 0) {
          throw new CliError('the publication differs from the database: `vigifuite publish --full` writes it anew')
        }
      }),
    )
}

/** `vigifuite collect`. */
export function registerCollect(program: Command): void {
  program
    .command('collect')
    .description('delete objects that no manifest of the last hour refers to')
    .action(() =>
      withPublisher(async ({ store, now }) => {
        const { deleted, kept } = await collect({ store, now })
        print(`${deleted} objects deleted, ${kept} kept.`)
      }),
    )
}

function report(result: PublishResult): void {
  if (!result.changed) {
    print(`Nothing to publish: epoch ${result.epoch} is up to date.`)
    return
  }
  const mebibytes = (result.bytes / 2 ** 20).toFixed(1)
  print(`Epoch ${result.epoch}: ${result.objects} objects, ${mebibytes} MiB written.`)
  if (result.published.length > 0) print(`Now readable: data sets ${result.published.join(', ')}.`)
}
