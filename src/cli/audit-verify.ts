import { type Command, InvalidArgumentError } from 'commander'
import { verifyChain } from '../audit/log.ts'
import { verifyLines } from '../audit/verify-lines.ts'
import { fromBase64Url, fromHex, toHex } from '../protocol/bytes.ts'
import { readManifest } from '../publication/manifest-state.ts'
import { openStore } from '../runtime/open-store.ts'
import { CliError } from './cli-error.ts'
import { asOperator, type Operator } from './desk-act.ts'
import { linesIn } from './read-in.ts'
import { print } from './write-side.ts'

interface VerifyOptions {
  readonly file?: string
  readonly expect?: readonly string[]
}

/** `vigifuite audit verify`: whether the log still says what it said. */
export function registerAuditVerify(audit: Command): void {
  audit
    .command('verify')
    .description('recompute the whole chain, and look in it for the hash that the current publication carries')
    .option('--file <file>', 'an export instead of the database; needs no configuration; - for standard input')
    .option('--expect <hash>', 'a hash that was noted earlier and must be in it; may be given again', hashArgument, [])
    .addHelpText(
      'after',
      `
Entries cannot be changed or taken out without breaking the chain. Cutting off its end can only be seen from outside: from the hash in the
manifest of a publication, or one that was noted (the desk shows the newest at the foot of its pages): give it with --expect.

Exit codes: 0 all is as it was, 1 it is not, or it could not be found out.`,
    )
    .action(({ file, expect = [] }: VerifyOptions) =>
      file === undefined ? asOperator(operator => verifyDatabase(operator, expect)) : verifyFile(file, expect),
    )
}

async function verifyDatabase({ db, config }: Operator, expect: readonly string[]): Promise<void> {
  const manifest = (await readManifest(openStore(config.store)))?.manifest ?? null
  const carried = manifest?.auditHash ? fromBase64Url(manifest.auditHash) : null
  const noted = expect.map(fromHex)
  const result = await verifyChain(db, carried ? [...noted, carried] : noted)
  if (!result.ok && result.why === 'broken') {
    throw new CliError(
      `entry ${result.sequence} does not follow from those before it: it, or one before, was changed, taken out or put in`,
    )
  }
  if (!result.ok) {
    const among = async (hash: Uint8Array) => (await verifyChain(db, [hash])).ok
    const cut = carried !== null && !(await among(carried))
    throw new CliError(
      `the ${result.sequence - 1} entries follow from each other, but ${cut ? `the one that the publication of epoch ${manifest!.epoch} carries` : 'one that was expected'} is not among them: the log was cut short or written anew`,
    )
  }
  print(`${result.entries} entries in one chain.`)
  if (result.head) print(`Head: entry ${result.entries}, ${toHex(result.head)}`)
  print(
    carried
      ? `The hash that the publication of epoch ${manifest!.epoch} carries is in it.`
      : 'No publication carries a hash of it yet.',
  )
}

async function verifyFile(file: string, expect: readonly string[]): Promise<void> {
  const result = await verifyLines(linesIn(file), expect)
  if (result.ok) {
    const { entries, first, head: last } = result
    print(
      `${entries} entries in one chain${first === 1 ? '' : `, from entry ${first}: what was before it is not in the file`}.`,
    )
    print(`Head: entry ${last.sequence}, ${toHex(last.hash)}`)
    return
  }
  if (result.why === 'broken') throw new CliError(`line ${result.line} is no entry that follows from the one before it`)
  throw new CliError(
    result.why === 'empty'
      ? 'the file holds no entries'
      : 'the entries follow from each other, but one that was expected is not among them',
  )
}

function hashArgument(text: string, before: readonly string[]): readonly string[] {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('64 hexadecimal digits')
  return [...before, text]
}
