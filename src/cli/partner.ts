import type { Command } from 'commander'
import { addPartner, changePartner, listPartners } from '../partner/partners.ts'
import { AGREEMENT_OPTIONS, agreementFrom, type GivenAgreementOptions } from './agreement-options.ts'
import { asOperator } from './desk-act.ts'
import { partnerOf } from './find-partner.ts'
import {
  type GivenKeyOptions,
  KEY_OPTIONS,
  keyFrom,
  makeKey,
  publishKeys,
  registerPartnerKeys,
} from './partner-keys.ts'
import { registerPartnerLists } from './partner-lists.ts'
import { print } from './write-side.ts'

/** `vigifuite partner …`: who may look up by digest, what is agreed with them, their keys, and what they used. */
export function registerPartner(program: Command): void {
  const partner = program.command('partner').description('partners, their keys, and what they used')
  registerAgreements(partner)
  registerPartnerKeys(partner)
  registerPartnerLists(partner)
}

function registerAgreements(partner: Command): void {
  const add = partner
    .command('add')
    .argument('<name>', 'the partner')
    .description('add a partner with a first key, which is shown once')
  for (const option of [...AGREEMENT_OPTIONS(), ...KEY_OPTIONS()]) add.addOption(option)
  add
    .addHelpText(
      'after',
      `
The key is live and for lookups unless --test and --scope say otherwise; it works within seconds, and never after the contract.

Example:
  $ vigifuite partner add "Banque Exemple" --from 2026-12-01 --until 2027-11-30 \\
      --contact "technical: Camille Bernard <camille@banque.example>" --scope lookup evaluate:bulk`,
    )
    .action((name: string, options: GivenAgreementOptions & GivenKeyOptions) =>
      asOperator(async operator => {
        const { db, random, act } = operator
        const agreement = agreementFrom(options)
        const key = keyFrom(options, act.now)
        const { id } = await addPartner(db, { name, ...agreement, ...act }, random)
        process.stderr.write(`Partner ${id}.\n`)
        await makeKey(operator, { partner: id, ...key })
      }),
    )

  const change = partner
    .command('change')
    .argument('<partner>', 'id or name, as `partner list` shows them')
    .description('change what is agreed with a partner; what is not given stays')
    .option('--name <name>', 'of the partner')
  for (const option of AGREEMENT_OPTIONS()) change.addOption(option)
  change.action((word: string, { name, ...options }: GivenAgreementOptions & { name?: string }) =>
    asOperator(async operator => {
      const { db, act } = operator
      const before = await partnerOf(db, word)
      const agreement = { ...before, ...agreementFrom(options, before), ...(name !== undefined && { name }) }
      await changePartner(db, { ...agreement, partner: before.id, since: before.changedAt, ...act })
      print('Changed.')
      await publishKeys(operator)
    }),
  )

  partner
    .command('list')
    .description('partners and their keys, without the keys themselves')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      asOperator(async ({ db }) => {
        const all = await listPartners(db)
        if (json) return print(JSON.stringify(all))
        for (const { id, name, contract, keys } of all) {
          const days = `${contract.from ?? '…'} to ${contract.until ?? '…'}`
          print(`${id}  ${name}  ${contract.from === null && contract.until === null ? 'no contract days' : days}`)
          for (const key of keys) {
            const until = key.endsAt === null ? 'no end' : `until ${key.endsAt.toISOString()}`
            const where = key.addresses.length === 0 ? '' : `  from ${key.addresses.join(' ')}`
            print(
              `  ${key.id}  ${key.environment}  ${key.revokedAt ? 'revoked' : until}  ${key.scopes.join(' ')}${where}`,
            )
          }
        }
        if (all.length === 0) print('There are no partners yet: `vigifuite partner add` adds the first.')
      }),
    )
}
