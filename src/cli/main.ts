#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { Command, CommanderError } from 'commander'
import { CliError } from './cli-error.ts'

/** Failures whose message is all that helps: what they are about is not this program's doing. */
const EXPECTED = new Set([
  'CliError',
  'IntakeError',
  'PartnerError',
  'WebhookError',
  'MigrationError',
  'DatabaseUnavailableError',
  'DatabaseFolderBusyError',
  'StoreUnavailableError',
  'PublicationUnavailableError',
  'PublicationConflictError',
  'CorruptPublicationError',
])

/** Whether a message is enough for whoever runs a command, and the exit code with it; null for a mistake of ours. */
export const exitCodeOf = (error: unknown): number | null => {
  if (error instanceof CliError) return error.exitCode
  return error instanceof Error && EXPECTED.has(error.name) ? 1 : null
}

type Register = (program: Command) => void

/** Commands and where they are: a person who checks an e-mail should not wait for a database driver to load. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  check: async () => (await import('./check.ts')).registerCheck,
  serve: async () => (await import('./serve.ts')).registerServe,
  migrate: async () => (await import('./migrate.ts')).registerMigrate,
  keygen: async () => (await import('./keygen.ts')).registerKeygen,
  dataset: async () => (await import('./dataset.ts')).registerDataset,
  token: async () => (await import('./token.ts')).registerToken,
  contribute: async () => (await import('./contribute.ts')).registerContribute,
  publish: async () => (await import('./publication.ts')).registerPublish,
  withdraw: async () => (await import('./publication.ts')).registerWithdraw,
  verify: async () => (await import('./publication.ts')).registerVerify,
  officer: async () => (await import('./officer.ts')).registerOfficer,
  incident: async () => (await import('./incident.ts')).registerIncident,
  register: async () => (await import('./register.ts')).registerRegister,
  audit: async () => (await import('./audit.ts')).registerAudit,
  collect: async () => (await import('./publication.ts')).registerCollect,
  partner: async () => (await import('./partner.ts')).registerPartner,
  webhook: async () => (await import('./webhook.ts')).registerWebhook,
  mirror: async () => (await import('./mirror.ts')).registerMirror,
  'audit-server': async () => (await import('./mirror.ts')).registerAuditServer,
  edge: async () => (await import('./edge.ts')).registerEdge,
}

/** The command line, without running it: with one command when it is named, else whole. */
export async function createProgram(command?: string): Promise<Command> {
  const program = new Command('vigifuite')
    .description('Find out whether an identifier is in a French data leak, without telling anyone whose it is.')
    .version('0.1.0')
    .showHelpAfterError('(vigifuite --help lists what there is)')
  const named =
    command !== undefined && Object.hasOwn(COMMANDS, command) ? [COMMANDS[command]!] : Object.values(COMMANDS)
  for (const load of named) (await load())(program)
  return program
}

if (import.meta.main) {
  try {
    enableCompileCache()
    await (await createProgram(process.argv[2])).parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode
    else {
      const code = exitCodeOf(error)
      if (code === null) throw error
      process.stderr.write(`vigifuite: ${(error as Error).message}\n`)
      process.exitCode = code
    }
  }
}
