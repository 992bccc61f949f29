import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { ContributionError } from '../contribution/contribution-error.ts'
import { ENCODINGS } from '../contribution/encoding.ts'
import { argon2idNative, useAllCores } from './argon2id-native.ts'
import { CliError } from './cli-error.ts'
import { dryRun } from './contribute-dry-run.ts'
import { type ContributeFlags, parseColumn, parseDataset, parseDelimiter } from './contribute-options.ts'
import { type ContributeOverrides, runContribution } from './contribute-run.ts'

/** `vigifuite contribute`: a list of affected people → elements, uploaded. `overrides` are for tests. */
export function registerContribute(program: Command, overrides: ContributeOverrides = {}): void {
  program
    .command('contribute')
    .argument('<file>', 'a CSV file whose first row has the names of columns')
    .description('contribute a list of affected people: it is hashed and blinded here, and never leaves this machine')
    .addOption(
      new Option('-c, --column <kind=name>', 'the column of a kind (email, phone, iban, person); repeatable')
        .argParser(parseColumn)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('-d, --dataset <kind=code>', "the data set of a kind's identifiers; repeatable").argParser(
        parseDataset,
      ),
    )
    .addOption(new Option('-s, --server <url>', 'the service').env('VIGIFUITE_SERVER').default('http://localhost:8787'))
    .option('--token-file <path>', 'file with the contributor token; otherwise the variable VIGIFUITE_TOKEN')
    .addOption(new Option('--encoding <name>', 'encoding of the file; detected').choices(ENCODINGS))
    .addOption(
      new Option('--delimiter <character>', 'what separates columns (or: tab); guessed').argParser(parseDelimiter),
    )
    .option('--no-quotes', 'quotation marks are ordinary characters in this file')
    .option('--dry-run', 'only read the file, report what would be rejected, and estimate how long the real run takes')
    .addHelpText(
      'after',
      `
A person is three columns: birth family name, given names, birth date (2001-12-31 or 31/12/2001).
Rows that cannot be used are counted, and listed by number and reason in <file>.rejected.csv.
The same command goes on after an interruption; <file>.vigifuite.json beside the CSV says where, and holds no personal data.

Examples:
  $ vigifuite contribute people.csv --column email=adresse_mail --dry-run
  $ vigifuite contribute people.csv --column email=adresse_mail --column phone=tel \\
      --dataset email=3 --dataset phone=4 --server https://vigifuite.example --token-file token.txt
  $ vigifuite contribute people.csv --column person=nom,prenom,date_naissance --dataset person=5`,
    )
    .action(async (file: string, flags: ContributeFlags) => {
      const cores = useAllCores(availableParallelism())
      try {
        if (flags.dryRun) await dryRun(file, flags, { cores, argon2id: argon2idNative, output: process })
        else process.exitCode = await runContribution(file, flags, { cores, argon2id: argon2idNative, overrides })
      } catch (error) {
        throw error instanceof ContributionError ? new CliError(error.message) : error
      }
    })
}
