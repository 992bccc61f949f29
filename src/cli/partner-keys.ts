import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  createPartnerKey,
  DEFAULT_OVERLAP_MS,
  type NewPartnerKey,
  revokePartnerKey,
  rotatePartnerKey,
} from '../partner/keys.ts'
import type { KeyEnvironment } from '../partner/partners.ts'
import { PARTNER_SCOPES, type PartnerScope } from '../partner/scopes.ts'
import { PublicationConflictError, publish } from '../publication/publish.ts'
import { openStore } from '../runtime/open-store.ts'
import { publishDependencies } from '../runtime/publish-dependencies.ts'
import { StoreUnavailableError } from '../store/object-store.ts'
import { spanArgument } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { asOperator, type Operator } from './desk-act.ts'
import { partnerOf } from './find-partner.ts'
import { print } from './write-side.ts'

export interface GivenKeyOptions {
  readonly label?: string
  readonly scope?: readonly PartnerScope[]
  readonly test?: true
  /** Milliseconds. */
  readonly valid?: number
  readonly address?: readonly string[]
}

/** Options of a command that makes a key, new for each. */
export const KEY_OPTIONS = (): Option[] => [
  new Option('--label <text>', 'to recognise the key in lists'),
  new Option('--scope <scope...>', 'what the key may do').choices(PARTNER_SCOPES),
  new Option('--test', 'a key that answers from invented people'),
  new Option('--valid <span>', 'how long the key works, such as 90d').argParser(spanArgument),
  new Option('--address <block...>', 'addresses or CIDR blocks that may use it'),
]

type KeyWishes = Omit<NewPartnerKey, 'partner'> & { readonly environment: KeyEnvironment }

export const keyFrom = ({ label, scope, test, valid, address }: GivenKeyOptions, now: Date): KeyWishes => ({
  environment: test ? 'test' : 'live',
  label: label ?? 'first key',
  scopes: scope ?? ['lookup'],
  expiresAt: valid === undefined ? null : new Date(now.getTime() + valid),
  addresses: address ?? [],
})

/** Makes a key, prints it, and publishes it. */
export async function makeKey(operator: Operator, wishes: KeyWishes & { readonly partner: string }): Promise<void> {
  const { id, key } = await createPartnerKey(operator.db, { ...wishes, ...operator.act }, operator.random)
  print(key)
  process.stderr.write(`Key ${id}. It is not stored and cannot be shown again.\n`)
  await publishKeys(operator)
}

/** Carries keys to the servers now. @throws CliError when that has to be done again: what was decided is kept */
export async function publishKeys({ database, config }: Operator): Promise<void> {
  try {
    const { epoch } = await publish(publishDependencies(database, config, openStore(config.store)), { keysOnly: true })
    process.stderr.write(
      epoch === 0
        ? 'Nothing was published yet: keys work after the first `vigifuite publish`.\n'
        : 'Published: every server knows it within fifteen seconds.\n',
    )
  } catch (error) {
    if (!(error instanceof StoreUnavailableError || error instanceof PublicationConflictError)) throw error
    throw new CliError(
      'this is kept, and could not be published: until `vigifuite partner publish` succeeds keys work as before',
    )
  }
}

/** `vigifuite partner key | rotate | revoke | publish`. */
export function registerPartnerKeys(partner: Command): void {
  const make = partner
    .command('key')
    .argument('<partner>', 'id or name, as `partner list` shows them')
    .description('make another key of a partner; it is shown once')
  for (const option of KEY_OPTIONS()) make.addOption(option)
  make.action((word: string, options: GivenKeyOptions) =>
    asOperator(async operator => {
      const { id } = await partnerOf(operator.db, word)
      await makeKey(operator, { partner: id, ...keyFrom({ label: 'another key', ...options }, operator.act.now) })
    }),
  )

  partner
    .command('rotate')
    .argument('<key>', 'id of the key, as `partner list` shows it')
    .description('make a key that takes the place of another, which ends after an overlap')
    .option(
      '--overlap <span>',
      'how long both work, such as 7d, at most 90d; 0 ends the old one at once',
      overlapArgument,
    )
    .option('--valid <span>', 'how long the new key works; as long as the old one would have', spanArgument)
    .action((id: string, { overlap = DEFAULT_OVERLAP_MS, valid }: { overlap?: number; valid?: number }) =>
      asOperator(async operator => {
        const { db, random, act } = operator
        const end = valid === undefined ? {} : { expiresAt: new Date(act.now.getTime() + valid) }
        const rotated = await rotatePartnerKey(db, { id, overlapMs: overlap, ...end, ...act }, random)
        print(rotated.key)
        const old =
          overlap === 0 ? 'The old one is revoked.' : `The old one works until ${rotated.oldEndsAt.toISOString()}.`
        process.stderr.write(`Key ${rotated.id}. It is not stored and cannot be shown again. ${old}\n`)
        await publishKeys(operator)
      }),
    )

  partner
    .command('revoke')
    .argument('<key>', 'id of the key, as `partner list` shows it')
    .description('end a key for good, on every server within seconds')
    .action((id: string) =>
      asOperator(async operator => {
        await revokePartnerKey(operator.db, { id, ...operator.act })
        print('Revoked.')
        await publishKeys(operator)
      }),
    )

  partner
    .command('publish')
    .description('carry keys to the servers as they are, and nothing else')
    .action(() => asOperator(publishKeys))
}

function overlapArgument(text: string): number {
  try {
    return text === '0' ? 0 : spanArgument(text)
  } catch {
    throw new InvalidArgumentError('a span such as 7d or 12h, or 0')
  }
}
