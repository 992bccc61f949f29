/** The command with the test server's cheap Argon2id: in this process, or started as one of its own that can be killed. */
import { Command } from 'commander'
import { CliError } from '../../src/cli/cli-error.ts'
import { registerContribute } from '../../src/cli/contribute.ts'

/** Runs what `arguments_` say, `contribute` first, and leaves the exit code in `process.exitCode`. */
export async function runCommand(arguments_: readonly string[]): Promise<void> {
  const program = new Command('vigifuite')
  registerContribute(program, { acceptWeakParameters: true, rowsPerRange: 50, patienceMs: 8000 })
  try {
    await program.parseAsync(arguments_, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    process.stderr.write(`vigifuite: ${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

if (import.meta.main) await runCommand(process.argv.slice(2))
