import type { Command } from 'commander'
import { createPartnerKey, revokePartnerKey } from '../partner/keys.ts'
import { addPartner, listPartners } from '../partner/partners.ts'
import { spanArgument } from './arguments.ts'
import { configured, print, withDatabase } from './write-side.ts'

/** `vigifuite partner add | list | revoke`: who may look up by digest. */
export function registerPartner(program: Command): void {
  const partner = program.command('partner').description('partners and their keys')

  partner
    .command('add')
    .argument('<name>', 'the partner')
    .description('add a partner with a key for lookups; the key is shown once')
    .option('--valid <span>', 'how long the key works', spanArgument)
    .addHelpText('after', '\nThe key works at the edge after the next `vigifuite publish`.')
    .action((name: string, { valid }: { valid?: number }) =>
      withDatabase(configured(), async ({ db }) => {
        const now = new Date()
        const { id } = await addPartner(db, { name, now, actor: 'cli' })
        const { id: keyId, key } = await createPartnerKey(db, {
          partner: id,
          environment: 'live',
          label: 'first key',
          scopes: ['lookup'],
          expiresAt: valid === undefined ? null : new Date(now.getTime() + valid),
          now,
          actor: 'cli',
        })
        print(key)
        process.stderr.write(
          `Key ${keyId}. It is not stored and cannot be shown again. \`vigifuite publish\` makes it work.\n`,
        )
      }),
    )

  partner
    .command('list')
    .description('partners and their keys, without the keys themselves')
    .action(() =>
      withDatabase(configured(), async ({ db }) => {
        for (const { name, keys } of await listPartners(db)) {
          print(name)
          for (const key of keys) {
            const until = key.expiresAt === null ? 'no end' : `until ${key.expiresAt.toISOString().slice(0, 10)}`
            print(`  ${key.id}  ${key.revokedAt ? 'revoked' : until}  ${key.scopes.join(' ')}`)
          }
        }
      }),
    )

  partner
    .command('revoke')
    .argument('<key>', 'id of the key, as `partner list` shows it')
    .description('end a key; it stops at the edge with the next `vigifuite publish`')
    .action((id: string) =>
      withDatabase(configured(), async ({ db }) => {
        await revokePartnerKey(db, { id, now: new Date(), actor: 'cli' })
        print('Revoked. `vigifuite publish` carries it to the edge.')
      }),
    )
}
