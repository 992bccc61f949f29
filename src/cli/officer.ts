import { type Command, Option } from 'commander'
import { deskPath } from '../desk/paths.ts'
import { type IssuedLink, inviteFirstAdministrator, inviteOfficer, issueReset } from '../officer/links.ts'
import { setRoles } from '../officer/memberships.ts'
import { closeOfficer, restoreOfficer, suspendOfficer } from '../officer/officers.ts'
import { ROLES, type Role } from '../officer/permissions.ts'
import { endOtherSessions } from '../officer/sessions.ts'
import type { Config } from '../runtime/config.ts'
import { CliError } from './cli-error.ts'
import { asOperator } from './desk-act.ts'
import { officerOf, organisationOf } from './find-people.ts'
import { registerOfficerLists } from './officer-lists.ts'
import { print } from './write-side.ts'

const WHO = 'id or e-mail address, as `officer list` shows them'
const WHERE = 'id or name, as `officer organisations` shows them'

const roleOption = (flags: string, about: string) => new Option(flags, about).choices(ROLES)

/** `vigifuite officer …`: the people of the desk, by whoever runs the deployment. */
export function registerOfficer(program: Command): void {
  const officer = program.command('officer').description("people and organisations of the privacy officer's desk")
  registerInvitations(officer)
  registerOfficerLists(officer)
  registerAccounts(officer)
}

function registerInvitations(officer: Command): void {
  officer
    .command('invite-admin')
    .description("invite the platform's first administrator; prints a link that works once")
    .requiredOption('--email <address>', 'of the administrator')
    .option('--organisation-name <name>', "of the platform's own organisation, the first time; VIGIFUITE_PUBLISHER")
    .addHelpText(
      'after',
      `
Refused while there is an active administrator, who invites the others at the desk. A new link ends the one before.

Example:
  $ vigifuite officer invite-admin --email dpo@example.org --organisation-name "Association Exemple"`,
    )
    .action(({ email, organisationName }: { email: string; organisationName?: string }) =>
      asOperator(async ({ db, random, act, config }) => {
        const platform = organisationName ?? config.operator.publisher
        if (platform === null) throw new CliError('set --organisation-name, or VIGIFUITE_PUBLISHER', 2)
        assertDesk(config)
        printLink(await inviteFirstAdministrator({ db, random }, { email, platform, ...act }), config)
      }),
    )

  officer
    .command('invite')
    .description('invite somebody into an organisation; prints a link that works once')
    .requiredOption('--email <address>', 'of the person')
    .requiredOption('--organisation <organisation>', WHERE)
    .addOption(roleOption('--role <role...>', 'what they are there').makeOptionMandatory())
    .action(({ email, organisation, role }: { email: string; organisation: string; role: Role[] }) =>
      asOperator(async ({ db, random, act, config }) => {
        assertDesk(config)
        const { id } = await organisationOf(db, organisation)
        printLink(await inviteOfficer({ db, random }, { email, organisation: id, roles: role, ...act }), config)
      }),
    )

  officer
    .command('reset')
    .argument('<officer>', WHO)
    .description('make a link with which somebody who cannot sign in any more sets everything anew')
    .addHelpText('after', '\nNothing changes before the link is used. Be sure who asks: it opens the account.')
    .action((word: string) =>
      asOperator(async ({ db, random, act, config }) => {
        assertDesk(config)
        const { id } = await officerOf(db, word)
        printLink(await issueReset({ db, random }, { officer: id, ...act }), config)
      }),
    )
}

function registerAccounts(officer: Command): void {
  officer
    .command('roles')
    .argument('<officer>', WHO)
    .description('give a member of an organisation other roles there, from now on')
    .requiredOption('--organisation <organisation>', WHERE)
    .addOption(roleOption('--role <role...>', 'all roles from now on; none ends the membership'))
    .action((word: string, { organisation, role = [] }: { organisation: string; role?: Role[] }) =>
      asOperator(async ({ db, act }) => {
        const { id } = await officerOf(db, word)
        const { id: where, name } = await organisationOf(db, organisation)
        await setRoles(db, { officer: id, organisation: where, roles: role, ...act })
        print(role.length === 0 ? `No longer of ${name}.` : `Now ${role.join(', ')} of ${name}.`)
      }),
    )

  officer
    .command('suspend')
    .argument('<officer>', WHO)
    .description('end all sessions of an account and let nobody sign in to it, until it is restored')
    .action((word: string) =>
      asOperator(async ({ db, act }) => {
        await suspendOfficer(db, { officer: (await officerOf(db, word)).id, ...act })
        print('Suspended. `vigifuite officer restore` takes it back.')
      }),
    )

  officer
    .command('restore')
    .argument('<officer>', WHO)
    .description('let a suspended officer sign in again')
    .action((word: string) =>
      asOperator(async ({ db, act }) => {
        await restoreOfficer(db, { officer: (await officerOf(db, word)).id, ...act })
        print('Restored.')
      }),
    )

  officer
    .command('close')
    .argument('<officer>', WHO)
    .description('close an account for good: address, name, roles and everything to sign in with are deleted')
    .option('--yes', 'really: it cannot be taken back')
    .action((word: string, { yes }: { yes?: true }) =>
      asOperator(async ({ db, act }) => {
        const { id } = await officerOf(db, word)
        if (!yes) {
          throw new CliError(
            'this deletes the address, name, roles and credentials of the account for good; what the officer did stays in the audit log. Add --yes to do it',
            2,
          )
        }
        await closeOfficer(db, { officer: id, ...act })
        print(`Closed. In the audit log it goes on as officer:${id}.`)
      }),
    )

  officer
    .command('sessions')
    .description('where an officer is signed in')
    .command('revoke')
    .argument('<officer>', WHO)
    .description('sign an officer out everywhere')
    .action((word: string) =>
      asOperator(async ({ db, act }) => {
        const { id } = await officerOf(db, word)
        print(`${await endOtherSessions(db, { officer: id, keep: null, ...act })} sessions ended.`)
      }),
    )
}

/** @throws CliError where a link would lead to nothing */
function assertDesk({ desk }: Config): void {
  if (desk === null)
    throw new CliError('there is no desk without VIGIFUITE_DESK_KEY: `vigifuite keygen --desk` prints one', 2)
}

/** The token stands in the fragment, which no server sees. */
function printLink({ token, expiresAt }: IssuedLink, { origin, port }: Config): void {
  print(`${origin || `http://localhost:${port}`}${deskPath('link', 'fr')}#${token}`)
  process.stderr.write(
    `The link works once, until ${expiresAt.toISOString()}; it is not stored and cannot be shown again. Hand it over in a way that you trust.\n`,
  )
}
