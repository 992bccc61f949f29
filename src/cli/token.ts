import type { Command } from 'commander'
import { createContributorToken, listContributorTokens, revokeContributorToken } from '../intake/tokens.ts'
import { spanArgument } from './arguments.ts'
import { configured, print, withDatabase } from './write-side.ts'

/** `vigifuite token create | list | revoke`: who may contribute. */
export function registerToken(program: Command): void {
  const token = program.command('token').description('tokens for contributors')

  token
    .command('create')
    .description('make a token for bulk evaluation and upload; it is shown once')
    .requiredOption('--label <text>', 'whose it is')
    .option('--valid <span>', 'how long it works', spanArgument, spanArgument('30d'))
    .action(({ label, valid }: { label: string; valid: number }) =>
      withDatabase(configured(), async ({ db }) => {
        const now = new Date()
        const expiresAt = new Date(now.getTime() + valid)
        const { id, token } = await createContributorToken(db, {
          label,
          scopes: ['evaluate:bulk', 'upload'],
          expiresAt,
          now,
          actor: 'cli',
        })
        print(token)
        process.stderr.write(
          `Token ${id}, until ${expiresAt.toISOString()}. It is not stored and cannot be shown again.\n`,
        )
      }),
    )

  token
    .command('list')
    .description('all tokens, without the tokens themselves')
    .action(() =>
      withDatabase(configured(), async ({ db }) => {
        for (const one of await listContributorTokens(db)) {
          const state = one.revokedAt ? 'revoked' : `until ${one.expiresAt.toISOString().slice(0, 10)}`
          print(`${one.id}  ${state}  ${one.label}`)
        }
      }),
    )

  token
    .command('revoke')
    .argument('<id>', 'as `token list` shows it')
    .description('end a token now')
    .action((id: string) =>
      withDatabase(configured(), async ({ db }) => {
        await revokeContributorToken(db, { id, now: new Date(), actor: 'cli' })
        print('Revoked.')
      }),
    )
}
