// The command as a process of its own that takes the test server's cheap Argon2id: for tests that kill or interrupt it.
import { Command } from 'commander'
import { CliError } from '../../src/cli/cli-error.ts'
import { registerContribute } from '../../src/cli/contribute.ts'

const program = new Command('vigifuite')
registerContribute(program, { acceptWeakParameters: true, rowsPerRange: 50, patienceMs: 8000 })
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CliError)) throw error
  process.stderr.write(`vigifuite: ${error.message}\n`)
  process.exitCode = error.exitCode
}
