#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { registerCheck } from './check.ts'
import { CliError } from './cli-error.ts'
import { registerContribute } from './contribute.ts'
import { registerDataset } from './dataset.ts'
import { registerEdge } from './edge.ts'
import { registerKeygen } from './keygen.ts'
import { registerPartner } from './partner.ts'
import { registerPublication } from './publication.ts'
import { registerMigrate, registerServe } from './serve.ts'
import { registerToken } from './token.ts'

/** The whole command line, without running it: tests read its help. */
export function createProgram(): Command {
  const program = new Command('vigifuite')
    .description('Find out whether an identifier is in a French data leak, without telling anyone whose it is.')
    .version('0.1.0')
    .showHelpAfterError('(vigifuite --help lists what there is)')
  registerCheck(program)
  registerServe(program)
  registerMigrate(program)
  registerKeygen(program)
  registerDataset(program)
  registerToken(program)
  registerContribute(program)
  registerPublication(program)
  registerPartner(program)
  registerEdge(program)
  return program
}

if (import.meta.main) {
  try {
    await createProgram().parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode
    else if (error instanceof CliError) {
      process.stderr.write(`vigifuite: ${error.message}\n`)
      process.exitCode = error.exitCode
    } else throw error
  }
}
